namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>What an authentication header is set on.</summary>
internal enum HeaderOwner
{
    /// <summary>A client: every request it sends carries the header.</summary>
    Client,

    /// <summary>One request.</summary>
    Request,

    /// <summary>A fluent call whose receiver is the URL.</summary>
    Url,

    /// <summary>A dictionary or tuple that becomes headers somewhere else.</summary>
    Data,

    /// <summary>A Refit interface: every call made through it, or one method's.</summary>
    Interface,

    /// <summary>The <c>ExtraHeaders</c> of a SciLlm request.</summary>
    CompletionRequest,
}

/// <summary>One place that sets an authentication header by hand.</summary>
/// <param name="Node">The assignment, call or initializer element that sets it.</param>
/// <param name="Name">The smallest span that names the header.</param>
/// <param name="Header">The header's name as the code spells it.</param>
/// <param name="Target">The client, request or URL expression it is set on; null for data.</param>
internal sealed record HeaderSetting(
    SyntaxNode Node, SyntaxNode Name, string Header, ExpressionSyntax? Value, HeaderOwner Owner, ExpressionSyntax? Target);
