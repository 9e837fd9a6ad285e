using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.Authentication;

/// <summary>SCILLM101: credentials go in through <c>ApiKey</c>; the client sets the header the endpoint wants.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandSetHeaderAnalyzer() : PavedPathAnalyzer(Rules.HandSetHeader)
{
    /// <summary>The syntax that sets a header.</summary>
    internal static readonly SyntaxKind[] Kinds =
    [
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.InvocationExpression, SyntaxKind.ComplexElementInitializerExpression,
        SyntaxKind.Attribute, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.TupleExpression,
    ];

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        context.RegisterIndexedNodeAction(node => Analyze(node, path), Kinds);

    private static void Analyze(IndexedNode context, PavedPath path)
    {
        if (!HeaderSettings.MaySet(context.Node)
            || path.Endpoints.RecognizeHeader(context.Node, context.CancellationToken) is not { } header)
            return;
        if (header.Owner == HeaderOwner.CompletionRequest)
        {
            Report(context, header, "a SciLlm request", Verdict.LlmByContent);
            return;
        }
        var verdict = path.Endpoints.Judge(header, context.CancellationToken);
        // Images and speech of an LLM vendor are not the client's to ask for.
        if (verdict.IsLlmCall && verdict.Kind != EndpointKind.OtherService)
            Report(context, header, verdict.Url ?? "an LLM call", verdict);
    }

    private static void Report(IndexedNode context, HeaderSetting header, string destination, Verdict verdict) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.HandSetHeader, header.Name.GetLocation(), verdict.EvidenceOutside(header.Node),
            ImmutableDictionary<string, string?>.Empty.Add(RawCalls.KindProperty, verdict.Kind.ToString()),
            header.Header, destination, verdict.Kind == EndpointKind.Embeddings ? PavedCalls.InsteadOf(verdict.Kind) : "give the key to SciLlmClient as ApiKey and drop the header"));
}
