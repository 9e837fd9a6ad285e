namespace SciLlm.Analyzers.Authentication;

/// <summary>
/// SCILLM102: an authentication header for a request that nothing says where it goes. Hidden, and an analyzer of its own, so that a build that does
/// not ask for it does not run it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntracedHeaderAnalyzer() : PavedPathAnalyzer(Rules.UntracedHeader)
{
    private static readonly string[] OtherCredentials = ["accessToken", "access_token", "OAuth", "jwt", "refreshToken", "password", "userName", "session"];

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        context.RegisterIndexedNodeAction(node => Analyze(node, path.Endpoints), HandSetHeaderAnalyzer.Kinds);

    private static void Analyze(IndexedNode context, LlmEndpoints endpoints)
    {
        if (HeaderSettings.MaySet(context.Node)
            && endpoints.RecognizeHeader(context.Node, context.CancellationToken) is { Owner: not HeaderOwner.CompletionRequest } header
            && !HasOtherScheme(header.Value) && !IsOtherCredential(header.Value)
            && endpoints.Judge(header, context.CancellationToken).Judgement == Judgement.Unknown
            && !context.Node.IsAmongTests())
            context.ReportDiagnostic(Diagnostic.Create(Rules.UntracedHeader, header.Name.GetLocation(), header.Header));
    }

    /// <summary>What somebody signed in for, and what they signed in with: no LLM is asked with either.</summary>
    private static bool IsOtherCredential(ExpressionSyntax? value) => value?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
        .Any(static name => OtherCredentials.Any(word => name.Identifier.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)) == true;

    /// <summary><c>Basic …</c>, <c>OAuth …</c>, <c>AWS4-HMAC-SHA256 …</c>: no LLM takes anything but a bearer token or a bare key.</summary>
    private static bool HasOtherScheme(ExpressionSyntax? value) => value?.DescendantNodesAndSelf().FirstOrDefault(static node =>
            node is InterpolatedStringTextSyntax || node.IsKind(SyntaxKind.StringLiteralExpression)) switch
    {
        InterpolatedStringTextSyntax { TextToken.ValueText: var text } => IsOtherScheme(text.Split(' ')),
        LiteralExpressionSyntax { Token.ValueText: var scheme, Parent: ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } } => IsOtherScheme([scheme, ""]),
        LiteralExpressionSyntax { Token.ValueText: var text, Parent: not ArgumentSyntax } => IsOtherScheme(text.Split(' ')),
        _ => false,
    };

    private static bool IsOtherScheme(string[] words) =>
        words is [{ Length: > 0 } scheme, _, ..] && char.IsLetter(scheme[0]) && !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);
}
