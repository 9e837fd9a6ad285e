namespace SciLlm.Analyzers.Authentication;

/// <summary>SCILLM103: a key in the code is a key in the history, for everybody who can read it. Silent in tests.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LiteralApiKeyAnalyzer() : PavedPathAnalyzer(Rules.LiteralApiKey)
{
    /// <summary>The diagnostic's property that holds the environment variable to read instead.</summary>
    public const string Variable = nameof(Variable);

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        var places = new CredentialPlaces(path);
        context.RegisterIndexedNodeAction(
            node => Analyze(node, places), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);
    }

    private static void Analyze(IndexedNode context, CredentialPlaces places)
    {
        if (TextOf(context.Node) is not { } text || ApiKeyText.FindIn(text) is not { } key || context.Node.IsAmongTests())
            return;
        var literal = context.Node as ExpressionSyntax ?? (ExpressionSyntax)context.Node.Parent!;
        var owner = places.OwnerOf(literal, context.CancellationToken);
        if (owner is null && !key.IsTelling)
            return;
        var variable = key.Variable ?? KeyVariables.For(owner ?? "") ?? (key.IsTelling ? "OPENAI_API_KEY" : "LLM_API_KEY");
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.LiteralApiKey,
            context.Node.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Variable, variable),
            key.Prefix.Length == 0 ? "" : $" ({key.Prefix}…)",
            variable));
    }

    /// <summary>The text of a literal, or of a part of an interpolated one.</summary>
    public static string? TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringTextSyntax part => part.TextToken.ValueText,
        _ => null,
    };
}
