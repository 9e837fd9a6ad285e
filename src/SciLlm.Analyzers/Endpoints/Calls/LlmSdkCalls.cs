namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>The calls by which LLM libraries, this project's client among them, ask for text or vectors.</summary>
internal static class LlmSdkCalls
{
    /// <summary>Names that mean one thing wherever they occur.</summary>
    private static readonly ImmutableHashSet<string> Telling = ImmutableHashSet.Create(
        "CompleteChat", "CompleteChatAsync", "CompleteChatStreaming", "CompleteChatStreamingAsync", "PostChatCompletionsAsync",
        "GetChatCompletions", "GetChatCompletionsAsync", "GetChatCompletionsStreaming", "GetChatCompletionsStreamingAsync",
        "GetChatMessageContentAsync", "GetChatMessageContentsAsync", "GetStreamingChatMessageContentsAsync", "InvokePromptAsync", "InvokePromptStreamingAsync",
        "CreateChatCompletion", "CreateChatCompletionAsync", "CreateChatCompletionStreamAsync", "StreamChatCompletionAsync", "ChatCompletionAsync",
        "GetClaudeMessageAsync", "StreamClaudeMessageAsync", "GenerateContent", "GenerateContentAsync", "GenerateContentStreamAsync",
        "GenerateObjectAsync", "GetResponseFromChatbotAsync", "StreamResponseFromChatbotAsync", "StreamResponseEnumerableFromChatbotAsync", "GetStreamingResponseAsync");

    /// <summary>Names that others use too: the receiver's type must speak of an LLM.</summary>
    private static readonly ImmutableHashSet<string> Common = ImmutableHashSet.Create(
        "GetResponse", "GetResponseAsync", "Complete", "CompleteAsync", "CompleteStreaming", "CompleteStreamingAsync", "CompleteBatchAsync", "StreamBatchAsync",
        "StreamAsync", "Ask", "AskAsync", "AskStream", "Chat", "ChatAsync", "Generate", "GenerateAsync", "GenerateText", "GenerateTextAsync",
        "GenerateEmbedding", "GenerateEmbeddingAsync", "GenerateEmbeddings", "GenerateEmbeddingsAsync", "GenerateVectorAsync", "GetEmbeddings", "GetEmbeddingsAsync",
        "GetCompletion", "GetCompletionAsync", "GetCompletions", "GetCompletionsAsync", "StreamCompletionAsync", "CreateCompletion", "CreateCompletionAsync",
        "CreateCompletionAsStream", "CreateCompletionStreamAsync", "CreateCompletionsAsync", "CreateMessageAsync", "CreateResponse", "CreateResponseAsync", "CreateEmbedding", "CreateEmbeddingAsync",
        "CreateAsync", "SendMessage", "SendMessageAsync", "SendAsync", "RunAsync", "RunStreamingAsync", "InvokeAsync", "InvokeStreamingAsync");

    private static readonly string[] Namespaces = ["Microsoft.Extensions.AI", "Microsoft.SemanticKernel", "Microsoft.Agents.AI", "SciLlm"];

    public static IEnumerable<string> Names => Telling.Concat(Common);

    public static bool IsOne(InvocationExpressionSyntax call, SemanticModels models, CancellationToken cancellation)
    {
        if (call.Expression.SimpleName() is not { Identifier.ValueText: var name } || !Telling.Contains(name) && !Common.Contains(name))
            return false;
        var method = models.Symbol(call, cancellation) as IMethodSymbol;
        var declared = method?.ReducedFrom ?? method;
        // The user's own method of that name is looked into instead, unless what it does is written in another project.
        if (declared is not null && models.IsDeclaredHere(declared))
            return declared.IsAbstract && SpeaksOfLlm(declared.ContainingType) && IsDoneElsewhere(declared, models, cancellation);
        return Telling.Contains(name)
            || (method?.ReducedFrom is null ? method?.ContainingType : method.ReceiverType) is { } owner && SpeaksOfLlm(owner, models)
            || call.Receiver() is { } receiver && SpeaksOfLlm(receiver, models, cancellation);
    }

    /// <summary>Whether nothing here does what a method promises; what only hands it on to another such method does not.</summary>
    private static bool IsDoneElsewhere(IMethodSymbol promised, SemanticModels models, CancellationToken cancellation) => models
        .StandIns(promised, cancellation).Skip(1)
        .SelectMany(done => models.Declarations(done, cancellation))
        .All(done => done.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.SimpleName()?.Identifier.ValueText == promised.Name));

    /// <summary>By the type of the receiver, or of what it is reached from: <c>api.Chat.GetResponse(…)</c>.</summary>
    private static bool SpeaksOfLlm(ExpressionSyntax receiver, SemanticModels models, CancellationToken cancellation)
    {
        for (var each = receiver; each is not null; each = each is InvocationExpressionSyntax call ? call.Receiver() : each.Receiver())
        {
            if (models.Type(each, cancellation) is { } type && SpeaksOfLlm(type, models))
                return true;
        }
        return false;
    }

    /// <summary>A project may be called TwitchGpt and hold a chat's client; a library's namespace says what the library is for.</summary>
    private static bool SpeaksOfLlm(ITypeSymbol type, SemanticModels models) => models.IsDeclaredHere(type) ? IsNamedForLlm(type) : SpeaksOfLlm(type);

    public static bool SpeaksOfLlm(ITypeSymbol type) =>
        type.SpecialType == SpecialType.None
        && (IsNamedForLlm(type)
            || type.ContainingNamespace is { IsGlobalNamespace: false } space && space.ToDisplayString() is var name
                && (Vendors.IsNamedIn(name) || Namespaces.Any(each => name == each || name.StartsWith(each + ".", StringComparison.Ordinal))));

    private static bool IsNamedForLlm(ITypeSymbol type) => Vendors.IsNamedInType(type.Name) || type.Name is "IChatClient" or "IEmbeddingGenerator";
}
