using System.Text.RegularExpressions;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

public sealed partial class ScriptTests : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task ABuildAndACheckReportTheSamePlaces()
    {
        var consumer = Consumer.Create("Console.WriteLine();", ["SciLlm.Analyzers"]);
        consumer.Write("tools/ask.sh", "set -e\ncurl -s \\\n  https://api.openai.com/v1/chat/completions\n");
        consumer.Write("tools/ask.py", "import requests\nrequests.post('https://api.openai.com/v1/chat/completions')\n");
        consumer.Write("Dockerfile", "FROM alpine\nRUN wget https://llm.chutes.ai/v1/models\n");
        consumer.Write(".github/workflows/ask.yml", "jobs:\n  ask:\n    steps:\n    - run: curl https://api.openai.com/v1/models\n");
        consumer.Write("tools/ask.ps1", "# Invoke-RestMethod https://api.openai.com/v1/models\n$u = 'https://api.openai.com/v1/models'\nInvoke-RestMethod -Uri $u\n");
        consumer.Write("tools/ask.cmd", "rem curl https://api.openai.com/v1/models\ncurl ^\n  https://api.openai.com/v1/models\n");
        consumer.Write("tools/ask.rb", "# HTTParty.get('https://api.openai.com/v1/models')\nHTTParty.get('https://api.openai.com/v1/models')\n");
        consumer.Write("tools/ask.js", "// fetch('https://api.openai.com/v1/models')\nfetch(`https://api.openai.com/v1/models`)\n");
        consumer.Write("tools/ask.ts", "const url: string = 'https://api.openai.com/v1/models'\nawait fetch(url)\n");
        consumer.Write("tools/ask.http", "# GET https://api.openai.com/v1/models\nGET https://api.openai.com/v1/models\n");
        consumer.Write("tools/ask.ipynb", """
            {"cells": [
              {"cell_type": "markdown", "source": ["curl https://api.openai.com/v1/models"]},
              {"cell_type": "code", "source": ["import requests\\n",
                "requests.get('https://api.openai.com/v1/models')"]}
            ]}
            """);
        consumer.Write("Makefile", "# curl https://api.openai.com/v1/models\nask:\n\tcurl https://api.openai.com/v1/models\n");
        consumer.Write("node_modules/a/a.js", "fetch('https://api.openai.com/v1/chat/completions')\n");
        consumer.Write("docs/curl.md", "curl https://api.openai.com/v1/chat/completions\n");

        var build = Places((await consumer.BuildAsync()).Run.Output, consumer.Folder);
        var check = await CommandLine.RunAsync(consumer.Folder, PackedFeed.Tool, ["check"]);
        var unscanned = await consumer.BuildAsync(["-p:SciLlmScanScripts=false"]);
        var chosen = await consumer.BuildAsync(["-p:SciLlmScriptGlobs=tools/*.py"]);

        Assert.Equal(
            [
                ".github/workflows/ask.yml(4,12)", "Dockerfile(2,5)", "Makefile(3,2)", "tools/ask.cmd(2,1)", "tools/ask.http(2,1)", "tools/ask.ipynb(4,15)", "tools/ask.js(2,1)",
                "tools/ask.ps1(3,1)", "tools/ask.py(2,10)", "tools/ask.rb(2,10)", "tools/ask.sh(2,1)", "tools/ask.ts(2,7)",
            ],
            build);
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
