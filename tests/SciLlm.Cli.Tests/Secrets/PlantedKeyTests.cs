using System.Net.Http.Headers;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Secrets;

/// <summary>
/// One key, planted in the environment, in the sources of a repository and in all that a server says, and looked for in all that any command prints or
/// writes. <c>fix</c> is run up to where its diff would be: a diff is the lines of the source itself, and with anything blotted out it would not apply.
/// </summary>
public sealed class PlantedKeyTests : IAsyncLifetime
{
    private const string Key = "sk-planted-4Tq9ZwX2mLr7BvN8cKdY";
    private const string Refusal = $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}.","type":"{{{Key}}}","code":"{{{Key}}}"}}""";

    /// <summary>How each command is run: REPO is the repository, OUT the current folder, which is empty.</summary>
    private static readonly Dictionary<string, string[]> Runs = new()
    {
        ["chat"] = ["chat hi", "chat hi --json", "chat hi --image REPO/none.png"],
        ["check"] =
        [
            "check REPO --no-build", "check REPO --no-build --format json", "check REPO --no-build --format github",
            "check REPO --no-build --sarif OUT/log.sarif --write-baseline OUT/baseline.json", "check REPO --no-build --enforcement strict",
        ],
        ["exceptions"] =
        [
            "exceptions add SCILLM204 run.sh --reason note.md --owner team", "exceptions add SCILLM204 REPO/run.sh --reason note.md --owner team --expires 2020-01-01",
            "exceptions list REPO", "exceptions list REPO --format json",
        ],
        ["fix"] = ["fix REPO/none --dry-run"],
        ["init"] = ["init REPO --dry-run"],
        ["models"] = ["models", "models --format json"],
        ["parallel"] = ["parallel REPO/requests.jsonl --output OUT/results.jsonl", "parallel REPO/requests.jsonl --output OUT/results.jsonl --retry-failed"],
        ["preflight"] = ["preflight", "preflight --format json"],
        ["prove"] = ["prove 0=0", "prove 0=0 --format json", "prove 0=0 --direct"],
        ["rules"] = ["rules", "rules SCILLM103"],
        ["serve"] = ["serve --port 99999", "serve --script REPO/run.sh"],
        ["skills"] = ["skills list", "skills install --all --target OUT/skills"],
    };

    private readonly ScratchFolder _repository = new();
    private readonly ScratchFolder _output = new();
    private LlmTestServer _server = null!;

    public static TheoryData<string> Commands => [.. Runs.Keys];

    [Fact]
    public async Task EveryCommandIsLookedAt()
    {
        var help = (await Tool.RunAsync(["--help"])).Output;

        var commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(name => name != "");
        Assert.Equal(Runs.Keys.Order(), commands.Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task TheKeyShowsNowhere(string command)
    {
        foreach (var line in Runs[command])
        {
            foreach (var wrongPlace in (string[])["", "CHUTES_API_BASE", "CERTAINLY_BRIDGE_BASE"])
            {
                var arguments = line.Replace("REPO", _repository.Path, StringComparison.Ordinal).Replace("OUT", _output.Path, StringComparison.Ordinal).Split(' ');
                var run = await Tool.RunInAsync(_output.Path, arguments, [.. Environment().Where(variable => variable.Name != wrongPlace), .. wrongPlace == "" ? Array.Empty<(string, string)>() : [(wrongPlace, Key)]]);

                AssertHidden(run.ToString(), $"what '{line}' printed");
                foreach (var file in Directory.EnumerateFiles(_output.Path, "*", SearchOption.AllDirectories)) AssertHidden(File.ReadAllText(file), $"{file}, by '{line}'");
                if (command is not ("chat" or "models" or "parallel" or "preflight" or "prove")) break;
            }
        }
    }

    [Fact]
    public async Task AServerSaysNothingOfTheKeysItIsSent()
    {
        using var process = Tool.Start(["serve"]);
        var baseUrl = await process.StandardOutput.ReadLineAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        foreach (var body in (string[])[$$"""{"model":"{{Key}}","messages":[]}""", Key])
        {
            using var answer = await http.PostAsync(new Uri($"{baseUrl}/chat/completions"), new StringContent(body, new MediaTypeHeaderValue("application/json")));
            Assert.False(answer.IsSuccessStatusCode);
        }

        process.Kill();
        AssertHidden((await Tool.EndAsync(process)).ToString(), "what serve printed");
    }

    public async Task InitializeAsync()
    {
        _server = await LlmTestServer.StartAsync(new LlmTestServerOptions { ApiKey = Key });

        // The bridge gets no key, so that it has none to repeat.
        _server.Script.When(request => request.Path.EndsWith("/bridge/complete", StringComparison.Ordinal), Fault.Status(400));
        _server.Script.When(_ => true, Fault.Status(400, Refusal), every: 2);
        _server.Script.When(_ => true, Fault.Status(200, Refusal));
        _repository.Write("app/app.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        _repository.Write("app/A.cs", $$"""
            using System.Net.Http;
            class A
            {
                const string ApiKey = "{{Key}}";
                void Send(HttpClient http, HttpRequestMessage request)
                {
                    request.Headers.Add("Authorization", "Bearer {{Key}}");
                    http.PostAsync("https://api.openai.com/v1/chat/completions?key={{Key}}", null);
                }
            }
            """);
        _repository.Write("run.sh", $"curl https://api.openai.com/v1/chat/completions?key={Key} -H 'Authorization: Bearer {Key}'\n");
        _repository.Write("ask.py", $"import requests\nrequests.post('https://api.openai.com/v1/chat/completions', headers={{'Authorization': 'Bearer {Key}'}})\n");
        _repository.Write("requests.jsonl", $$"""{"prompt":"hi"}{{'\n'}}{"prompt":"hi","api_key":"{{Key}}"}{{'\n'}}{"prompt":"hi","{{Key}}":1}{{'\n'}}""");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _repository.Dispose();
        _output.Dispose();
    }

    private static void AssertHidden(string text, string where) => Assert.False(text.Contains(Key, StringComparison.Ordinal), $"The key is in {where}: {text}");

    private (string Name, string Value)[] Environment() =>
    [
        ("CHUTES_API_BASE", _server.BaseUrl), ("CHUTES_API_KEY", Key), ("CHUTES_MODEL_ID", _server.Model), ("CERTAINLY_BRIDGE_BASE", _server.BridgeBaseUrl),
        ("SCILLM_CERTAINLY_DIRECT_STRICT", "1"), ("PATH", _output.Path),
    ];
}
