using Test = SciLlm.Analyzers.Tests.RuleTest<SciLlm.Analyzers.Transport.StartedCallAnalyzer>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM203: processes that are started to make an LLM call, and those that are started for anything else.</summary>
public sealed class StartedCallTests
{
    [Fact]
    public Task SaysWhatIsStarted_AndWhatItCalls() => Test.Says(
        "'Start' starts curl to call https://llm.chutes.ai/v1/chat/completions; use SciLlmClient.CompleteAsync",
        """
        using System.Diagnostics;

        class Assistant
        {
            public void Ask(string json) => Process.{|#0:Start|}("/usr/bin/curl", $"-s https://llm.chutes.ai/v1/chat/completions -d '{json}'");
        }
        """);

    [Theory]
    [InlineData("curl", "-sS https://api.openai.com/v1/chat/completions -d @body.json")]
    [InlineData("curl.exe", "--url=https://api.anthropic.com/v1/messages --json @body.json")]
    [InlineData("curl", "https://llm.chutes.ai/v1/models")]
    [InlineData("wget", "-O- --post-file=body.json http://localhost:8000/v1/chat/completions")]
    [InlineData("bash", "-c \\\"curl -s $CHUTES_API_BASE/chat/completions -d @body.json\\\"")]
    [InlineData("cmd", "/c curl %OPENAI_BASE_URL%/chat/completions -d @body.json")]
    [InlineData("powershell", "-NoProfile -Command \\\"Invoke-RestMethod -Method Post -Uri https://api.groq.com/openai/v1/chat/completions -InFile body.json\\\"")]
    [InlineData("pwsh", "-c irm https://openrouter.ai/api/v1/models")]
    [InlineData("python3", "-c \\\"import requests; print(requests.post('https://api.deepseek.com/chat/completions', json={}).text)\\\"")]
    [InlineData("python", "-c \\\"from openai import OpenAI; print(OpenAI().chat.completions.create(model='m', messages=[]))\\\"")]
    [InlineData("node", "-e \\\"fetch('https://api.mistral.ai/v1/chat/completions', { method: 'POST' })\\\"")]
    public Task Reports_ACommandThatCalls(string program, string arguments) => Test.Reports($$"""
        using System.Diagnostics;

        class Assistant
        {
            public Process? Ask() => Process.[|Start|]("{{program}}", "{{arguments}}");
        }
        """);

    [Fact]
    public Task Reports_SettingsOfAnyForm() => Test.Reports("""
        using System.Diagnostics;

        class Assistant(string json)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";
            private readonly string _curlPath = Environment.GetEnvironmentVariable("TOOL") ?? throw new InvalidOperationException();

            public void ByConstructor() => Process.[|Start|](new ProcessStartInfo("curl", "-d @body.json " + Url));

            public void ByInitializer()
            {
                var start = new ProcessStartInfo { FileName = _curlPath, ArgumentList = { "-d", "@body.json", Url } };
                Process.[|Start|](start);
            }

            public void OneByOne()
            {
                var start = new ProcessStartInfo { FileName = "curl" };
                start.ArgumentList.Add("-d");
                start.ArgumentList.Add(json);
                start.ArgumentList.Add(Url);
                using var process = new Process();
                process.StartInfo = start;
                process.[|Start|]();
            }

            public void OnTheProcess()
            {
                using var process = new Process();
                process.StartInfo.FileName = "/bin/sh";
                process.StartInfo.ArgumentList.Add("-c");
                process.StartInfo.ArgumentList.Add($"curl -s {Url} -d @-");
                process.[|Start|]();
            }

            public void InPlace()
            {
                using var process = new Process { StartInfo = { FileName = "curl", Arguments = Url } };
                process.[|Start|]();
            }

            public void AsAList() => Process.[|Start|]("curl", ["-s", Url]);
        }
        """);

    [Fact]
    public Task Reports_ACommandPutTogetherElsewhere() => Test.Reports("""
        using System.Diagnostics;
        using System.Text;

        class Assistant(string path)
        {
            public void Ask() => Process.[|Start|](Settings(Arguments()));

            public void AskAgain()
            {
                var arguments = new List<string> { "-s" };
                arguments.Add("https://openrouter.ai/api/v1/chat/completions");
                Process.[|Start|]("curl", string.Join(" ", arguments));
            }

            private static ProcessStartInfo Settings(string arguments) => new() { FileName = "curl", Arguments = arguments };

            private string Arguments()
            {
                var text = new StringBuilder(256);
                text.Append("-sS --fail https://openrouter.ai/api/v1/chat/completions ");
                text.Append("-K \"").Append(path).Append("\" ");
                return text.ToString();
            }
        }
        """);

    [Theory]
    [InlineData("curl", "-L https://github.com/ggml-org/llama.cpp/releases/download/b1/llama.zip -o llama.zip")]
    [InlineData("curl", "https://api.github.com/repos/openai/openai-python/releases")]
    [InlineData("curl", "-I https://api.openai.com")]
    [InlineData("curl", "https://api.openai.com/v1/files -F file=@a.jsonl")]
    [InlineData("curl", "-s http://127.0.0.1:8787/bridge/complete -d @requirements.json")]
    [InlineData("https://platform.openai.com/api-keys", "")]
    [InlineData("xdg-open", "https://api.openai.com/v1/models")]
    [InlineData("cmd", "/c start https://api.openai.com/v1/models")]
    [InlineData("explorer.exe", "https://openrouter.ai/api/v1/models")]
    [InlineData("ollama", "serve")]
    [InlineData("llama-server", "-m model.gguf --host http://127.0.0.1:8080/v1/chat/completions")]
    [InlineData("bash", "-c \\\"echo asking https://api.openai.com/v1/chat/completions\\\"")]
    [InlineData("python", "-c \\\"import openai; print(openai.__version__)\\\"")]
    [InlineData("python", "serve.py --upstream https://api.openai.com/v1/chat/completions")]
    [InlineData("code", "--open-url https://api.openai.com/v1/chat/completions")]
    public Task IsSilent_AboutOtherCommands(string program, string arguments) => Test.IsSilent($$"""
        using System.Diagnostics;

        class Tools
        {
            public Process? Start() => Process.Start("{{program}}", "{{arguments}}");
        }
        """);

    [Fact]
    public Task IsSilent_WhenNothingIsStarted() => Test.IsSilent("""
        class Help
        {
            public const string Example = "curl https://api.openai.com/v1/chat/completions -d @body.json";

            public void Show() => Console.WriteLine(Example);

            public void Begin(Stopwatch stopwatch) => stopwatch.Start(Example);
        }

        class Stopwatch
        {
            public void Start(string label) => Console.WriteLine(label);
        }
        """);

    [Fact]
    public Task IsSilent_WhenTheCommandIsTheUsers() => Test.IsSilent("""
        using System.Diagnostics;

        class Shell
        {
            public const string Url = "https://api.openai.com/v1/chat/completions";

            public Process? Run(string command) => Process.Start("/bin/bash", $"-c \"{command}\"");
        }
        """);
}
