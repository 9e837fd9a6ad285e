using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Json;

namespace SciLlm.Analyzers.CodeFixes.Json;

/// <summary>SCILLM601: asks for JSON, in every request behind the content, where they are all in this file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnrequestedJsonCodeFix() : PavedPathCodeFix("SCILLM601")
{
    public const string AskForJson = "SciLlm.AskForJson";

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Path.Client is not { } client || site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } parse)
            return [];
        var requests = new ParsedRequests(new SemanticModels(site.Model.Compilation), client).BehindContentOf(parse, site.Cancellation);
        if (requests.Count == 0 || requests.Any(request => request.SyntaxTree != site.Root.SyntaxTree))
            return [];
        var rewrite = new Rewrite(site);
        var names = new TypeNames(site.Model, requests[0].SpanStart, alwaysInFull: false);
        foreach (var request in requests)
            AddSetting(rewrite, request, $"{ParsedRequests.ResponseFormat} = {names.ChatResponseFormat}.Json");
        return rewrite.Finish("Ask for JSON", AskForJson, names) is { } rewritten ? [rewritten] : [];
    }

    /// <summary>Behind the other settings: on a line of its own where the last one is.</summary>
    private static void AddSetting(Rewrite rewrite, BaseObjectCreationExpressionSyntax request, string setting)
    {
        var text = rewrite.Site.Text;
        if (request.Initializer is { Expressions: [.., var last] } settings)
        {
            var ownLine = text.Lines.GetLineFromPosition(last.SpanStart).LineNumber != text.Lines.GetLineFromPosition(settings.OpenBraceToken.SpanStart).LineNumber;
            var between = ownLine ? text.LineBreak() + text.IndentationAt(last.SpanStart) : " ";
            var next = last.GetLastToken().GetNextToken();
            if (next.IsKind(SyntaxKind.CommaToken))
                rewrite.Replace(new TextSpan(next.Span.End, 0), between + setting + (ownLine ? "," : ""));
            else
                rewrite.Replace(new TextSpan(last.Span.End, 0), "," + between + setting);
        }
        else if (request.Initializer is { } empty)
            rewrite.Replace(empty.Span, $"{{ {setting} }}");
        else
            rewrite.Replace(new TextSpan(request.Span.End, 0), $" {{ {setting} }}");
    }
}
