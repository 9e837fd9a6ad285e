namespace SciLlm.Analyzers.Transport;

/// <summary>What to do instead of asking an endpoint by hand, as the end of a message: the member of the client that does just that.</summary>
internal static class PavedCalls
{
    private static readonly ImmutableHashSet<string> LineReads = ImmutableHashSet.Create("ReadLine", "ReadLineAsync");

    public static string InsteadOf(RawCall call) =>
        call.Kind is EndpointKind.ChatCompletions or EndpointKind.OtherCompletions or EndpointKind.Unspecified && IsStreamed(call)
            ? "use SciLlmClient.StreamAsync"
            : InsteadOf(call.Kind);

    public static string InsteadOf(EndpointKind kind) => kind switch
    {
        EndpointKind.Models => "use SciLlmClient.ListModelsAsync",
        EndpointKind.Proofs => "use CertainlyClient.ProveAsync",
        EndpointKind.Batches => "use SciLlmClient.CompleteBatchAsync",
        EndpointKind.Embeddings => "SciLlmClient makes no embeddings, so give the call an entry in EXCEPTIONS.md",
        _ => "use SciLlmClient.CompleteAsync",
    };

    /// <summary>Whether the answer is not waited for, but read line by line as it comes.</summary>
    private static bool IsStreamed(RawCall call) =>
        call.Node is InvocationExpressionSyntax sent
        && sent.ArgumentList.Arguments.Any(static argument => argument.Expression.SimpleName()?.Identifier.ValueText == "ResponseHeadersRead")
        && sent.EnclosingMember() is { } member
        && member.DescendantNodes().Any(static node => node is YieldStatementSyntax
            || node is InvocationExpressionSyntax read && read.Expression.SimpleName() is { } name && LineReads.Contains(name.Identifier.ValueText));
}
