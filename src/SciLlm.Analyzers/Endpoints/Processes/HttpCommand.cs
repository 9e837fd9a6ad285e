using System.Text.RegularExpressions;

namespace SciLlm.Analyzers.Endpoints.Processes;

/// <summary>What a started process sends over HTTP: <c>curl</c> and its like, by themselves or in a shell line, and scripts given in place.</summary>
/// <param name="Urls">Everything on the command line that may be a URL; shell variables are holes.</param>
/// <param name="SendsBody">Whether it says what to send.</param>
/// <param name="AsksSdk">Whether it is a script that asks an LLM through a library.</param>
internal sealed record HttpCommand(ImmutableArray<FoldedText> Urls, bool SendsBody, bool AsksSdk)
{
    private static readonly ImmutableHashSet<string> Callers = ImmutableHashSet.Create("curl", "curlie", "wget", "httpie", "xh");
    private static readonly ImmutableHashSet<string> Interpreters = ImmutableHashSet.Create("python", "py", "pypy", "node", "deno", "bun", "ruby", "perl", "php", "uv");

    private static readonly Regex CallInShell = Words(@"curl|curlie|wget|httpie|xh|Invoke-RestMethod|Invoke-WebRequest|irm|iwr");
    private static readonly Regex ScriptInShell = Words(@"python3?|py|node|deno|bun|ruby|perl|php");
    private static readonly Regex InPlace = new(@"(^|\s)(-[ce]|--eval|eval)(\s|$)", RegexOptions.CultureInvariant);
    private static readonly Regex ScriptCall = Words(@"requests|httpx|aiohttp|urllib3?|urlopen|http\.client|fetch|axios|Net::HTTP|curl_exec");
    private static readonly Regex Sdk = Words(@"openai|anthropic|litellm|scillm|ollama|groq|mistralai|cohere|langchain\w*|google\.generativeai|google\.genai");
    private static readonly Regex SdkCall = new(
        @"\.(create|acreate|chat|generate|generate_content|invoke|complete|parse|stream)\s*\(|\b(a?completion|parallel_acompletions\w*)\s*\(", RegexOptions.CultureInvariant);

    private static readonly Regex Body = new(
        @"(^|\s)(-d|--data\S*|--json|-F|--form|--post-data\S*|--post-file\S*|-Body|-X\s*POST|--request[\s=]+POST|-Method\s+['""]?POST)(\s|$|['""@{])|\.post\s*\(|method:\s*.POST",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex ShellVariable = new(@"\$\{?(env:)?\w+\}?|%\w+%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', '"', '\'', '`', '\\', ';', '|', '<', '>', '(', ')', ','];

    /// <summary>Null where the process sends nothing that the code shows.</summary>
    public static HttpCommand? Of(StartedProcess process)
    {
        var lines = process.Arguments.Where(line => Calls(process, line.Text) || RunsScript(process, line.Text)).ToImmutableArray();
        return lines.IsEmpty ? null : new(
            lines.SelectMany(Tokens).ToImmutableArray(),
            lines.Any(static line => Body.IsMatch(line.Text)),
            lines.Any(line => RunsScript(process, line.Text) && Sdk.IsMatch(line.Text) && SdkCall.IsMatch(line.Text)));
    }

    private static bool Calls(StartedProcess process, string line) =>
        process.OneOf(Callers) is not null || process.Shell is not null && CallInShell.IsMatch(line);

    private static bool RunsScript(StartedProcess process, string line) =>
        (process.OneOf(Interpreters) is not null || process.Shell is not null && ScriptInShell.IsMatch(line))
        && InPlace.IsMatch(line) && (ScriptCall.IsMatch(line) || Sdk.IsMatch(line));

    private static IEnumerable<FoldedText> Tokens(FoldedText line) => ShellVariable.Replace(line.Text, FoldedText.Hole.ToString())
        .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
        .Where(static token => token.IndexOf('/') >= 0)
        .Select(token => line with { Text = token });

    private static Regex Words(string words) =>
        new($@"(?<![\w-])({words})(\.exe)?(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
