namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>
/// Whether a test answers its calls itself. A test that starts a server calls it by a path or on this machine, and one that stands in for
/// the network makes its client with a handler: neither asks an LLM.
/// </summary>
internal sealed class ServersUnderTest(ObjectTracer tracer, Credentials credentials)
{
    public bool Answer(TransportCall call, ImmutableArray<FoldedText> urls, CancellationToken cancellation) =>
        call.Call.IsAmongTests() && (!urls.Any(LeavesTheMachine) || call is { Library: HttpLibrary.HttpClient, Client: { } client } && IsStandIn(client, cancellation));

    /// <summary>A header's value says it: a test that asks an LLM reads a key of one from somewhere.</summary>
    public bool Answer(HeaderSetting header, CancellationToken cancellation) =>
        header.Node.IsAmongTests() && !(header.Value is { } value && value.DescendantNodesAndSelf().Any(static node => node is SimpleNameSyntax) && credentials.IsLlmCredential(value, cancellation));

    private static bool LeavesTheMachine(FoldedText url) => UrlText.Parse(url.Text) is { HasKnownHost: true, IsLoopback: false };

    /// <summary><c>new HttpClient(handler)</c>, <c>factory.CreateClient()</c>.</summary>
    private bool IsStandIn(ExpressionSyntax client, CancellationToken cancellation) => tracer.Trace(client, cancellation).Origins.Any(static origin => origin switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateClient" or "CreateDefaultClient" } } => true,
        _ => false,
    });
}
