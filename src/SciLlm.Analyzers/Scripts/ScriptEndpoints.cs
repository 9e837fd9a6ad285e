namespace SciLlm.Analyzers.Scripts;

/// <summary>Whether what a script calls is an LLM endpoint. The catalogue is the one the C# rules use.</summary>
internal sealed class ScriptEndpoints(EndpointCatalog catalog, string file)
{
    /// <summary>Any base URL of an LLM, to judge the path behind a variable that is named for one.</summary>
    private const string SomeLlmBase = "https://api.openai.com/v1";

    private readonly Lazy<bool> _speaksOfLlms = new(() => LlmWords.Any(word => file.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    /// <summary>Paths such as v1/models are served by speech and image services too; these words tell whose it is.</summary>
    private static readonly ImmutableArray<string> LlmWords =
        ImmutableArray.Create("completions", "openai", "anthropic", "ollama", "vllm", "llama", "chutes", "llm");

    /// <summary>The endpoint as shown to people; null when no reading is one, or one is somebody else's.</summary>
    public string? Find(ImmutableArray<FoldedText> readings)
    {
        foreach (var reading in readings)
        {
            if (Find(reading) is { } endpoint)
                return endpoint;
        }
        return null;
    }

    private string? Find(FoldedText reading)
    {
        var text = reading.Text.Trim().Trim('"', '\'');
        if (text.Length == 0 || text[0] is '{' or '[' or '@' || text.Any(char.IsWhiteSpace))
            return null;
        var judged = text[0] == ScriptVariables.LlmHole
            ? SomeLlmBase + "/" + WithoutVersion(text.Substring(1).TrimStart('/'))
            : text;
        var match = catalog.Match(ScriptVariables.Folded(judged.Replace(ScriptVariables.LlmHole, FoldedText.Hole)));
        return IsCall(match, judged) ? Display(text) : null;
    }

    private bool IsCall(UrlMatch match, string url) => match.Judgement switch
    {
        UrlJudgement.Endpoint => match.Kind switch
        {
            EndpointKind.OtherService => false,
            // A bare host may be asked whether it is there; a path that only the caller knows is a call.
            EndpointKind.Unspecified => url.EndsWith(FoldedText.Hole.ToString(), StringComparison.Ordinal) && url.IndexOf("/v1", StringComparison.Ordinal) >= 0,
            _ => true,
        },
        // A page that fetches /api/chat asks the server it came from.
        UrlJudgement.Shared => match.Kind != EndpointKind.OtherService && url[0] != '/' && _speaksOfLlms.Value,
        _ => false,
    };

    private static string WithoutVersion(string path) => path.StartsWith("v1/", StringComparison.OrdinalIgnoreCase) ? path.Substring(3) : path;

    private static string Display(string text) => text.Replace(ScriptVariables.LlmHole, '…').Replace(FoldedText.Hole, '…');
}
