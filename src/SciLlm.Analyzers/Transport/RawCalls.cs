namespace SciLlm.Analyzers.Transport;

/// <summary>What the rules about requests sent by hand have in common: all but which requests they are about.</summary>
internal static class RawCalls
{
    /// <summary>What the endpoint does, for the fix: a repaired neighbour may have taken the evidence away.</summary>
    public const string KindProperty = nameof(EndpointKind);

    /// <summary>Reports each node that sends a request, where it is one that a rule means.</summary>
    public static void RegisterReports(CompilationStartAnalysisContext context, PavedPath path, DiagnosticDescriptor rule, Func<RawCall, bool> isMeant)
    {
        context.RegisterIndexedNodeAction(
            node => Report(node, path, rule, isMeant), static (file, cancellation) => SyntaxIndex.Of(file, cancellation).Sends);
        context.RegisterIndexedNodeAction(node => Report(node, path, rule, isMeant), SyntaxKind.Attribute);
    }

    private static void Report(IndexedNode context, PavedPath path, DiagnosticDescriptor rule, Func<RawCall, bool> isMeant)
    {
        if (At(context.Node, path.Endpoints, context.CancellationToken) is { Verdict: { IsLlmCall: true } verdict } call && isMeant(call))
            context.ReportDiagnostic(Diagnostic.Create(
                rule, call.Name.GetLocation(), verdict.EvidenceOutside(call.Node),
                ImmutableDictionary<string, string?>.Empty.Add(KindProperty, verdict.Kind.ToString()),
                call.Name.Identifier.ValueText, verdict.Url ?? "an LLM endpoint", PavedCalls.InsteadOf(call)));
    }

    private static RawCall? At(SyntaxNode node, LlmEndpoints endpoints, CancellationToken cancellation) => node switch
    {
        InvocationExpressionSyntax invocation when endpoints.Transports.Recognize(invocation, cancellation) is { } call =>
            new(node, call.Name, call, endpoints.Judge(call, cancellation)),
        AttributeSyntax attribute when endpoints.JudgeRefit(attribute, cancellation) is { } verdict =>
            new(node, attribute.Name.SimpleName()!, null, verdict),
        _ => null,
    };
}
