using System.Text.RegularExpressions;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

[Collection(PackedFeedTests.Name)]
public sealed partial class ScriptTests(PackedFeed feed)
{
    [Fact]
    public async Task ABuildAndACheckReportTheSamePlaces()
    {
        var consumer = Consumer.Create(feed, "Console.WriteLine();", ["SciLlm.Analyzers"]);
        consumer.Write("tools/ask.sh", "set -e\ncurl -s \\\n  https://api.openai.com/v1/chat/completions\n");
        consumer.Write("tools/ask.py", "import requests\nrequests.post('https://api.openai.com/v1/chat/completions')\n");
        consumer.Write("Dockerfile", "FROM alpine\nRUN wget https://llm.chutes.ai/v1/models\n");
        consumer.Write(".github/workflows/ask.yml", "jobs:\n  ask:\n    steps:\n    - run: curl https://api.openai.com/v1/models\n");
        consumer.Write("node_modules/a/a.js", "fetch('https://api.openai.com/v1/chat/completions')\n");
        consumer.Write("docs/curl.md", "curl https://api.openai.com/v1/chat/completions\n");

        var build = Places((await consumer.BuildAsync()).Run.Output, consumer.Folder);
        var check = await CommandLine.RunAsync(consumer.Folder, feed.Tool, ["check"]);
        var unscanned = await consumer.BuildAsync(["-p:SciLlmScanScripts=false"]);
        var chosen = await consumer.BuildAsync(["-p:SciLlmScriptGlobs=tools/*.py"]);

        Assert.Equal([".github/workflows/ask.yml(4,12)", "Dockerfile(2,5)", "tools/ask.py(2,10)", "tools/ask.sh(2,1)"], build);
        Assert.Equal(build, Places(check.Output, consumer.Folder));
        Assert.Empty(Places(unscanned.Run.Output, consumer.Folder));
        Assert.Equal(["tools/ask.py(2,10)"], Places(chosen.Run.Output, consumer.Folder));
    }

    private static IEnumerable<string> Places(string output, string folder) =>
        Violation().Matches(output)
            .Select(match => Path.GetRelativePath(folder, Path.Combine(folder, match.Groups["file"].Value)).Replace('\\', '/') + match.Groups["place"].Value)
            .Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*(?<file>.+?)(?<place>\(\d+,\d+\)): warning SCILLM204:", RegexOptions.Multiline)]
    private static partial Regex Violation();
}
