using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Echo;

/// <summary>
/// The model: says what the user said last. In a JSON mode, the JSON the user's text holds; without one, the text inside
/// <c>{"echo":…}</c>, or the smallest value the schema allows. Calls the tools it is told to, or that the text names.
/// </summary>
internal static class EchoModel
{
    public static ModelAnswer Answer(ChatRequest request, long number)
    {
        var promptTokens = request.Messages.EnumerateArray()
            .Sum(message => Tokens.Count(Prompt.TextOf(message)) + (ImageParts.TokensEach * ImageParts.MediaTypes(message).Count));
        var calls = ToolChooser.Choose(request, number);
        if (calls.Count > 0)
        {
            return new ModelAnswer(Content: null, "tool_calls", promptTokens) { ToolCalls = calls };
        }

        var content = Content(request);
        var stopped = request.Stop.Select(stop => content.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0);
        content = content[..stopped.DefaultIfEmpty(content.Length).Min()];
        var kept = request.MaxTokens is { } most ? Tokens.Take(content, most) : content;
        return new ModelAnswer(kept, kept.Length < content.Length ? "length" : "stop", promptTokens);
    }

    private static string Content(ChatRequest request)
    {
        var message = request.EndsWithToolResult ? request.LastMessage : request.LastUserMessage;
        var text = Prompt.TextOf(message);
        var images = ImageParts.MediaTypes(message);
        var echo = images.Count == 0 ? text : $"{text} {ImageParts.Mention(images)}".TrimStart();
        return request.ResponseFormat switch
        {
            "json_object" => EmbeddedJson.FindObject(text) ?? Wrapped(echo),
            "json_schema" => EmbeddedJson.FindObject(text) ?? SchemaSample.For(request.ResponseSchema),
            _ => echo,
        };
    }

    private static string Wrapped(string echo) => System.Text.Encoding.UTF8.GetString(JsonBody.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("echo", echo);
        json.WriteEndObject();
    }));
}
