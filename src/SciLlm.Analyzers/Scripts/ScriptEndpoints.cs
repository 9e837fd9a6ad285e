namespace SciLlm.Analyzers.Scripts;

/// <summary>Whether what a script calls is an LLM endpoint. The catalogue is the one the C# rules use.</summary>
internal sealed class ScriptEndpoints(EndpointCatalog catalog, string file)
{
    /// <summary>Any base URL of an LLM, to judge the path behind a variable that is named for one.</summary>
    private const string SomeLlmBase = "https://api.openai.com/v1";

    private readonly Lazy<bool> _speaksOfLlms = new(() => LlmWords.Any(word => file.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
    private readonly Lazy<bool> _servesItself = new(() => ServersUnderTest.Any(word => file.IndexOf(word, StringComparison.Ordinal) >= 0));

    /// <summary>Paths such as v1/models are served by speech and image services too; these words tell whose it is.</summary>
    private static readonly ImmutableArray<string> LlmWords =
        ImmutableArray.Create("completions", "openai", "anthropic", "ollama", "vllm", "llama", "chutes", "llm");

    /// <summary>What starts a server inside a test. A path without a host is asked of that server.</summary>
    private static readonly ImmutableArray<string> ServersUnderTest = ImmutableArray.Create("TestClient(", "test_client(", "ASGITransport(", "supertest", "Rack::Test");

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
        // A base alone, or with something unknown behind it, may be any text of the same name.
        if (text[0] == ScriptVariables.LlmHole && !text.Any(char.IsLetterOrDigit))
            return null;
        var judged = text[0] == ScriptVariables.LlmHole
            ? SomeLlmBase + "/" + WithoutVersion(text.Substring(1).TrimStart('/'))
            : text;
        if (judged[0] == '/' && _servesItself.Value)
            return null;
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
        UrlJudgement.Shared => match.Kind != EndpointKind.OtherService && url[0] != '/' && _speaksOfLlms.Value
            && (match.Kind != EndpointKind.Models || IsModelList(url)),
        _ => false,
    };

    /// <summary>What stands behind the name is done to one of the models, or is how other servers load one: <c>models/pull</c>, <c>models?url=</c>.</summary>
    private static bool IsModelList(string url) =>
        url.Substring(url.LastIndexOf("models", StringComparison.OrdinalIgnoreCase) + "models".Length).Trim('/', FoldedText.Hole).Length == 0;

    private static string WithoutVersion(string path) => path.StartsWith("v1/", StringComparison.OrdinalIgnoreCase) ? path.Substring(3) : path;

    private static string Display(string text) => UrlText.Shown(text.Replace(ScriptVariables.LlmHole, '…').Replace(FoldedText.Hole, '…'));
}
