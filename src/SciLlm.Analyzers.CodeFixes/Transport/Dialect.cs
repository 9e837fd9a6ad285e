namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// What an endpoint's payload and answer look like. Chat completions is what the client speaks; of the others a call is only converted where
/// all of it is understood.
/// </summary>
/// <param name="IsOther">Whether the answer's JSON has another form than the client's.</param>
/// <param name="Model">The model that the URL names, as Gemini's does; null where the payload does.</param>
internal sealed record Dialect(bool IsOther, string? Model)
{
    private static readonly string[] ChatCompletions = ["choices", "0", "message", "content"];

    /// <summary>Anthropic's, Ollama's two, OpenAI's older and newer ones, Gemini's.</summary>
    private static readonly string[][] Others =
    [
        ["content", "0", "text"], ["message", "content"], ["response"], ["choices", "0", "text"], ["output", "0", "content", "0", "text"],
        ["candidates", "0", "content", "parts", "0", "text"],
    ];

    private IEnumerable<string[]> Answers => IsOther ? Others : [ChatCompletions];

    public static Dialect Of(FixSite site, SendCall send)
    {
        if (send.Kind is EndpointKind.ChatCompletions or EndpointKind.Unspecified)
            return new(false, null);
        var url = site.Path.Endpoints.Judge(send.Call, site.Cancellation).Url ?? "";
        return new(true, Between(url, "models/", ":generateContent") is { } model && model.IndexOf('…') < 0 ? model : null);
    }

    private static string? Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = text.IndexOf(after, StringComparison.Ordinal);
        return start >= before.Length && end > start ? text.Substring(start, end - start) : null;
    }

    /// <summary>Whether a path into the JSON is where the text is.</summary>
    public bool IsText(ImmutableArray<string> path) => Answers.Any(answer => answer.SequenceEqual(path));

    public bool LeadsToText(ImmutableArray<string> path) => Answers.Any(answer => answer.Take(path.Length).SequenceEqual(path));
}
