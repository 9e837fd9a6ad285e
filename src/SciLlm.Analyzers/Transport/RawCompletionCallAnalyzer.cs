using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Transport;

/// <summary>SCILLM201: a completion is asked for through the client, never over HTTP by hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawCompletionCallAnalyzer() : PavedPathAnalyzer(Rules.RawCompletionCall)
{
    /// <summary>What the endpoint does, for the fix: a repaired neighbour may have taken the evidence away.</summary>
    internal const string KindProperty = nameof(EndpointKind);

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        context.RegisterSyntaxNodeAction(node => AnalyzeCall(node, path), SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(node => AnalyzeAttribute(node, path), SyntaxKind.Attribute);
    }

    private static void AnalyzeCall(SyntaxNodeAnalysisContext context, PavedPath path)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (path.Endpoints.Transports.Recognize(invocation, context.CancellationToken) is not { } call)
            return;
        var verdict = path.Endpoints.Judge(call, context.CancellationToken);
        // A GET on a bare host asks whether it is there.
        if (!call.Fetches || verdict.Kind != EndpointKind.Unspecified)
            Report(context, call.Name, verdict);
    }

    /// <summary>A Refit interface has no call of its own; its attribute is the call.</summary>
    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context, PavedPath path)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (path.Endpoints.JudgeRefit(attribute, context.CancellationToken) is { } verdict)
            Report(context, attribute.Name.SimpleName()!, verdict);
    }

    private static void Report(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, Verdict verdict)
    {
        if (!verdict.IsLlmCall || verdict.Kind is EndpointKind.Models or EndpointKind.Proofs or EndpointKind.OtherService)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.RawCompletionCall, name.GetLocation(), verdict.EvidenceOutside(context.Node),
            ImmutableDictionary<string, string?>.Empty.Add(KindProperty, verdict.Kind.ToString()),
            name.Identifier.ValueText, verdict.Url ?? "an LLM endpoint", "SciLlmClient.CompleteAsync"));
    }
}
