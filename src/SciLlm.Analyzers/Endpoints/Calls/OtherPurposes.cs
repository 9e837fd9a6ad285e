namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>
/// Whether a call has, by its own words, nothing to do with a conversation: a file, a form or a remote procedure call is sent, or the method and the URL
/// are named for something else. A type that talks to an LLM may do that too.
/// </summary>
internal sealed class OtherPurposes(SemanticModels models, ObjectTracer tracer, BodyMakers bodies)
{
    private static readonly ImmutableHashSet<string> Forms = ImmutableHashSet.Create("MultipartFormDataContent", "MultipartContent", "FormUrlEncodedContent", "StreamContent");

    /// <summary>What a method is named for that does something else. Images and files are described by LLMs too.</summary>
    private static readonly ImmutableHashSet<string> Actions = ImmutableHashSet.Create(
        "upload", "uploads", "download", "webhook", "webhooks", "callback", "notify", "notification", "telegram", "slack", "discord", "oauth", "login", "logout", "signin",
        "speech", "tts", "stt", "voice", "audio", "transcribe", "transcription", "realtime");

    private static readonly ImmutableHashSet<string> Places = Actions.Union(
        ["image", "images", "picture", "photo", "avatar", "file", "files", "blob", "storage", "cdn"]);

    /// <summary>How LLM vendors want a key announced.</summary>
    private static readonly ImmutableHashSet<string> Schemes = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "Bearer", "Api-Key", "ApiKey", "Key");

    public bool IsNamedBy(TransportCall call, CancellationToken cancellation) =>
        IsNamedIn(call.Call) || SaySo(call.Url) || call.Request is { } request && IsFor(request, cancellation);

    public bool IsNamedBy(HeaderSetting header, CancellationToken cancellation) =>
        IsNamedIn(header.Node) || header is { Owner: HeaderOwner.Request, Target: { } request } && IsFor(request, cancellation);

    /// <summary>Whether what is sent is a file, a form or a remote procedure call, or a question that has no body.</summary>
    public bool IsForSomethingElse(TransportCall call, CancellationToken cancellation) =>
        bodies.BodiesOf(call, cancellation).Any(body => models.Type(body, cancellation) is { } type && Forms.Contains(type.Name))
        || call.Request is { } request && tracer.Trace(request, cancellation).Origins is { IsEmpty: false } origins && origins.All(Fetches)
        || bodies.Of(call, cancellation).Prepend(call.Call.EnclosingMember()).OfType<SyntaxNode>().Any(SpeaksJsonRpc);

    /// <summary>Tools are called so, over the Model Context Protocol.</summary>
    private static bool SpeaksJsonRpc(SyntaxNode code) => code.DescendantNodes().Any(static node => node switch
    {
        NameEqualsSyntax { Name.Identifier.ValueText: "jsonrpc" } => true,
        LiteralExpressionSyntax { Token.Value: string text } => text == "jsonrpc" || text.Contains("\"jsonrpc\""),
        _ => false,
    });

    /// <summary><c>new HttpRequestMessage(HttpMethod.Get, …)</c>.</summary>
    private static bool Fetches(ExpressionSyntax request) =>
        request is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Get" or "Delete" or "Head" or "Options" } }, ..] };

    /// <summary><c>new AuthenticationHeaderValue("Client-ID", …)</c>, <c>$"DeepL-Auth-Key {key}"</c>.</summary>
    public static bool HasForeignScheme(HeaderSetting header) => header.Value?.Unwrap() switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string scheme } }, _] } => !Schemes.Contains(scheme.Trim()),
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..] } => IsForeign(text.TextToken.ValueText),
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax { Token.Value: string text } } => IsForeign(text),
        _ => false,
    };

    private static bool IsForeign(string text) => text.Trim() is { Length: > 0 } scheme && text.EndsWith(" ", StringComparison.Ordinal) && !Schemes.Contains(scheme);

    /// <summary>By the URL that a request is made with.</summary>
    private bool IsFor(ExpressionSyntax request, CancellationToken cancellation) =>
        tracer.Trace(request, cancellation).Origins.OfType<BaseObjectCreationExpressionSyntax>().Any(static origin => SaySo(origin.ArgumentList));

    private static bool IsNamedIn(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && Speaks(method.Identifier.ValueText, Actions) || IsRealtime(node);

    /// <summary>A socket that stays open carries the key in a header too, and is no question that the client could ask.</summary>
    private static bool IsRealtime(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && type.Identifier.ValueText.IndexOf("realtime", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool SaySo(SyntaxNode? code) =>
        code?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => Speaks(name.Identifier.ValueText, Places)) == true;

    private static bool Speaks(string name, ImmutableHashSet<string> words) => Vendors.SplitWords(name).Any(words.Contains);
}
