using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace SciLlm.Tests.Completions;

/// <summary>Whatever is asked, the body it is sent as reads back as a request that is sent as the same body.</summary>
public sealed class RequestJsonLawTests
{
    private static readonly Gen<string> Text = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get);

    private static readonly Gen<string> Word = Gen.Elements("weather", "time_of", "a.b", "é", "x\"y");

    [Property(MaxTest = 500)]
    public Property AReadRequestIsSentAsItWasWritten() => Prop.ForAll(Request().ToArbitrary(), request =>
    {
        var body = request.ToJson();
        return (CompletionRequest.FromJson(body).ToJson() == body).Label(body);
    });

    private static Gen<CompletionRequest> Request() =>
        from messages in Message().NonEmptyListOf()
        from model in Maybe(Text)
        from maxTokens in Maybe(Gen.Choose(1, 9999))
        from temperature in Maybe(Gen.Choose(0, 200).Select(hundredths => hundredths / 100.0))
        from seed in Maybe(ArbMap.Default.GeneratorFor<long>())
        from stop in Gen.OneOf(Gen.Constant<string[]?>(null), Text.ArrayOf().Select(texts => (string[]?)texts))
        from format in Gen.Elements<ChatResponseFormat?>(
            null, ChatResponseFormat.Text, ChatResponseFormat.Json, ChatResponseFormat.ForJsonSchema(Object("""{"type":"object"}"""), "answer", "An answer."), ChatResponseFormat.ForJsonSchema(Object("{}")))
        from tools in Tool().ListOf()
        from mode in Gen.Elements<ChatToolMode?>(null, ChatToolMode.Auto, ChatToolMode.None, ChatToolMode.RequireAny, ChatToolMode.RequireSpecific("weather"))
        from extra in Gen.Elements(null, """{"top_k":20}""", """{"max_completion_tokens":5,"a.b":[1,{"c":null}]}""", """{"response_format":{"type":"grammar"},"n":2.50}""")
        select new CompletionRequest
        {
            Model = model,
            Messages = [.. messages],
            MaxTokens = maxTokens,
            Temperature = temperature,
            Seed = seed,
            Stop = stop,
            ResponseFormat = format,
            Tools = [.. tools],
            ToolMode = mode,
            ExtraBody = extra is null ? null : JsonNode.Parse(extra)!.AsObject(),
        };

    private static Gen<ChatMessage> Message() => Gen.OneOf(
        from role in Gen.Elements(ChatRole.System, ChatRole.User, ChatRole.Assistant, new ChatRole("developer"))
        from name in Maybe(Word)
        from parts in Gen.OneOf(Part(), Said(), Said()).ListOf()
        select new ChatMessage(role, [.. parts]) { AuthorName = name },
        from text in Maybe(Said())
        from calls in Call().NonEmptyListOf()
        select new ChatMessage(ChatRole.Assistant, [.. text is null ? [] : new[] { text }, .. calls]),
        from results in Result().NonEmptyListOf()
        select new ChatMessage(ChatRole.Tool, [.. results]));

    private static Gen<AIContent> Said() => Text.Select(text => (AIContent)new TextContent(text));

    private static Gen<AIContent> Part() => Gen.OneOf(
        from bytes in ArbMap.Default.GeneratorFor<byte[]>()
        from detail in Gen.Elements(null, "low")
        select (AIContent)new DataContent(bytes, "image/png") { AdditionalProperties = detail is null ? null : new() { ["detail"] = detail } },
        Gen.Elements("https://a.test/1.png?x=1&y=%20", "gs://bucket/ä.jpg").Select(address => (AIContent)new UriContent(address, "image/jpeg")),
        Text.Select(refusal => (AIContent)new ErrorContent(refusal) { ErrorCode = nameof(Completion.Refusal) }),
        Text.Select(thought => (AIContent)new TextReasoningContent(thought)));

    private static Gen<AIContent> Call() =>
        from id in Word
        from name in Word
        from value in Gen.Elements<object?>(null, 1, 2.5, "Rome \"é\"", true, new[] { 1, 2 })
        select (AIContent)new FunctionCallContent(id, name, new Dictionary<string, object?> { ["a"] = value });

    private static Gen<AIContent> Result() =>
        from id in Word
        from value in Gen.Elements<object?>(null, "sunny", 3, Object("""{"t":-3}"""))
        select (AIContent)new FunctionResultContent(id, value);

    private static Gen<AITool> Tool() =>
        from name in Word
        from description in Gen.Elements("", "Tells the weather.")
        select (AITool)AIFunctionFactory.CreateDeclaration(name, description, Object("""{"type":"object"}"""));

    private static JsonElement Object(string json) => JsonElement.Parse(json);

    private static Gen<string?> Maybe(Gen<string> some) => Gen.OneOf(Gen.Constant<string?>(null), some.Select(value => (string?)value));

    private static Gen<AIContent?> Maybe(Gen<AIContent> some) => Gen.OneOf(Gen.Constant<AIContent?>(null), some.Select(value => (AIContent?)value));

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : struct => Gen.OneOf(Gen.Constant<T?>(null), some.Select(value => (T?)value));
}
