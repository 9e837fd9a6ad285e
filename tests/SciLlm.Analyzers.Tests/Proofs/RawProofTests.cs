using Test = SciLlm.Analyzers.Tests.RuleTest<SciLlm.Analyzers.Proofs.RawProofAnalyzer>;

namespace SciLlm.Analyzers.Tests.Proofs;

/// <summary>SCILLM701: the Certainly bridge called by hand, and the prover started as a process.</summary>
public sealed class RawProofTests
{
    [Fact]
    public Task SaysWhereTheCallGoes_AndWhatToUse() => Test.Says(
        "'PostAsync' goes to http://127.0.0.1:8787/bridge/complete by hand; use CertainlyClient.ProveAsync",
        """
        class Prover(HttpClient http)
        {
            public Task<HttpResponseMessage> ProveAsync(HttpContent body) => http.{|#0:PostAsync|}("http://127.0.0.1:8787/bridge/complete", body);
        }
        """);

    [Fact]
    public Task SaysWhichToolIsStarted() => Test.Says("'Start' goes to lake by hand; use CertainlyClient.ProveAsync", """
        using System.Diagnostics;

        class Prover
        {
            public Process? Prove(string file) => Process.{|#0:Start|}("lake", $"env lean {file}");
        }
        """);

    [Fact]
    public Task Reports_TheBridge_WhereverItsBaseComesFrom() => Test.Reports("""
        class Prover
        {
            private readonly HttpClient _http = new() { BaseAddress = new Uri(Environment.GetEnvironmentVariable("LEAN4_BRIDGE_BASE")!) };

            public Task<HttpResponseMessage> ProveAsync(HttpContent body) => _http.[|PostAsync|]("bridge/complete", body);

            public Task<HttpResponseMessage> ProveElsewhereAsync(HttpClient http, HttpContent body)
            {
                var bridge = Environment.GetEnvironmentVariable("CERTAINLY_BRIDGE_BASE");
                return http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Post, $"{bridge}/bridge/complete") { Content = body });
            }
        }
        """);

    [Theory]
    [InlineData("lean", "Proof.lean")]
    [InlineData("/root/.elan/bin/lean", "--json /tmp/work/Proof.lean")]
    [InlineData("lean", "--stdin")]
    [InlineData("lake", "env lean --run Proof.lean")]
    [InlineData("docker", "exec -i lean_runner lake env lean /workspace/Proof.lean")]
    [InlineData("bash", "-c \\\"cd proofs && lake env lean Proof.lean\\\"")]
    [InlineData("cmd", "/c lean.exe Proof.lean")]
    [InlineData("python3", "-m lean4_prover.certainly_min \\\"Prove that n + 0 = n\\\" --tactics simp")]
    [InlineData("curl", "-s http://127.0.0.1:8787/bridge/complete -d @requirements.json")]
    public Task Reports_TheProverStartedAsAProcess(string program, string arguments) => Test.Reports($$"""
        using System.Diagnostics;

        class Prover
        {
            public Process? Prove() => Process.[|Start|](new ProcessStartInfo("{{program}}", "{{arguments}}"));
        }
        """);

    [Theory]
    [InlineData("lake", "build")]
    [InlineData("lean", "--version")]
    [InlineData("docker", "ps --filter name=lean_runner")]
    [InlineData("docker", "start lean_runner")]
    [InlineData("docker", "exec lean_runner lean --version")]
    [InlineData("docker", "exec web lean_startup")]
    [InlineData("git", "add Proof.lean")]
    [InlineData("code", "Proof.lean")]
    [InlineData("bash", "-c \\\"make clean.lean\\\"")]
    [InlineData("python3", "-m pytest lean4_prover")]
    [InlineData("curl", "-s http://127.0.0.1:8787/healthz")]
    public Task IsSilent_AboutOtherCommands(string program, string arguments) => Test.IsSilent($$"""
        using System.Diagnostics;

        class Tools
        {
            public Process? Run() => Process.Start("{{program}}", "{{arguments}}");
        }
        """);

    [Fact]
    public Task IsSilent_AboutTheBridgesHealth_AndOtherBridges() => Test.IsSilent("""
        class Bridges(HttpClient http)
        {
            public const string Lean = "lake env lean Proof.lean";

            public Task<string> HealthAsync() => http.GetStringAsync(Environment.GetEnvironmentVariable("CERTAINLY_BRIDGE_BASE") + "/healthz");

            public Task<HttpResponseMessage> CrossAsync(HttpContent body) => http.PostAsync("https://tolls.example.com/bridges/complete", body);
        }
        """);

    [Fact]
    public Task LeavesCompletions_ToTheirOwnRule() => Test.IsSilent("""
        class Assistant(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(HttpContent body) => http.PostAsync("https://llm.chutes.ai/v1/chat/completions", body);
        }
        """);
}
