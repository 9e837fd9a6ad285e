using System.Text.Json;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Proofs.Direct;

/// <summary>Direct mode with a model and a Lean that say what the test wants.</summary>
[Collection(ProgramsOfOurOwn.Name)]
public sealed class DirectModeTests : IDisposable
{
    private const string Statement = "theorem add_zero' (n : Nat) : n + 0 = n";
    private const string Proof = Statement + " := rfl";
    private const string Accepts = "echo \"'add_zero\\'' does not depend on any axioms\"";

    private readonly ScriptedPrograms _programs = new();
    private readonly List<string> _questions = [];
    private readonly StubHandler _bridge = new(StubHandler.Status(200, TestBridge.Payload("""{"status":"proved","lean_code":"by the bridge"}""")));

    [UnixFact]
    public async Task TakesTheFirstCandidateThatHolds()
    {
        _programs.With("lean", $"cp Requirement.lean {_programs.File("seen")}; {Accepts}");
        using var model = Model(Fenced(Proof));

        var result = await ProveAsync(model, new ProofOptions { Statement = Statement, Candidates = 1, Tactics = ["simp", "omega"] });

        Assert.Equal((ProofOutcome.Proved, Proof), (result.Outcome, result.EnsureProved()));
        Assert.Equal($"{Proof}\n\n#print axioms add_zero'\n", await File.ReadAllTextAsync(_programs.File("seen")));
        Assert.Contains(Statement, _questions[0], StringComparison.Ordinal);
        Assert.Contains("simp, omega", _questions[0], StringComparison.Ordinal);
        Assert.Empty(_bridge.Requests);
    }

    [UnixTheory]
    [InlineData(Statement + " := by sorry", "The candidate holds 'sorry'")]
    [InlineData("axiom cheat : False\n" + Statement + " := cheat.elim", "The candidate holds 'axiom'")]
    [InlineData("theorem add_zero' : True := trivial", "does not state the theorem 'add_zero''")]
    [InlineData("I would use simp.", "holds no theorem")]
    public async Task RefusesWhatIsNoProof_BeforeLeanSeesIt(string candidate, string why)
    {
        _programs.With("lean", $"touch {_programs.File("seen")}");
        using var model = Model(Fenced(candidate));

        var result = await ProveAsync(model, new ProofOptions { Statement = Statement });

        Assert.Equal(ProofOutcome.Unproved, result.Outcome);
        Assert.Contains(why, result.Explanation, StringComparison.Ordinal);
        Assert.False(File.Exists(_programs.File("seen")));
    }

    [UnixFact]
    public async Task RefusesAProofThatRestsOnAnAxiom()
    {
        _programs.With("lean", "echo \"'add_zero' depends on axioms: [propext, Cheating.cheat]\"");
        using var model = Model(Fenced(Proof));

        var result = await ProveAsync(model, new ProofOptions { Statement = Statement, Candidates = 1 });

        Assert.Equal((ProofOutcome.Unproved, "The candidate assumes 'Cheating.cheat', so it is no proof."), (result.Outcome, result.Explanation));
    }

    [UnixFact]
    public async Task ShowsWhatLeanSays_WhenNoCandidateCompiles()
    {
        _programs.With("lean", "echo 'Requirement.lean:1:0: error: unsolved goals'; exit 1");
        using var model = Model(Fenced(Proof));

        var result = await ProveAsync(model, new ProofOptions { Statement = Statement });

        Assert.Equal((ProofOutcome.CompileError, "Requirement.lean:1:0: error: unsolved goals"), (result.Outcome, result.Diagnostics));
        await Assert.ThrowsAsync<ProofException>(() => ProveAsync(model, new ProofOptions { Statement = Statement, RequireProved = true }));
    }

    [UnixTheory]
    [InlineData("""{"states": true}""", ProofOutcome.Proved, null)]
    [InlineData("""{"states": false, "why": "It says less."}""", ProofOutcome.Unproved, "It says less.")]
    [InlineData("yes", ProofOutcome.Unproved, "gave no verdict")]
    public async Task AsksAModelWhetherASentenceIsStated(string verdict, ProofOutcome outcome, string? why)
    {
        _programs.With("lean", "exit 0");
        using var model = Model(Fenced("theorem requirement (n : Nat) : n + 0 = n := rfl"), verdict);

        var result = await ProveAsync(model, new ProofOptions { Candidates = 1 });

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(why ?? "", result.Explanation ?? "", StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task GoesToTheBridge_WhereThereIsNoLean()
    {
        using var model = Model(Fenced(Proof));
        using var client = Client(model, ("PATH", "/nowhere"));

        var result = await client.ProveRequirementAsync("n + 0 = n");

        Assert.False(client.IsAvailable(out var reason));
        Assert.Contains("neither lean nor docker is on the PATH", reason, StringComparison.Ordinal);
        Assert.Equal("by the bridge", result.LeanCode);
    }

    [UnixFact]
    public async Task SaysWhatIsMissing_WhenTheBridgeIsForbidden()
    {
        using var model = Model(Fenced(Proof));
        using var client = Client(model, ("PATH", "/nowhere"), ("SCILLM_CERTAINLY_DIRECT_STRICT", "1"));

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => client.ProveRequirementAsync("n + 0 = n"));

        Assert.Contains("SCILLM_CERTAINLY_DIRECT_STRICT forbids the bridge: neither lean nor docker", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_bridge.Requests);
    }

    [UnixFact]
    public async Task SendsEverythingToTheBridge_WhenToldTo()
    {
        _programs.With("lean", $"touch {_programs.File("seen")}");
        using var model = Model(Fenced(Proof));
        using var client = Client(model, ("PATH", _programs.Path), ("SCILLM_CERTAINLY_HTTP_ONLY", "1"));

        var result = await client.ProveRequirementAsync("n + 0 = n");

        Assert.Equal("by the bridge", result.LeanCode);
        Assert.False(client.IsAvailable(out var reason));
        Assert.Contains("SCILLM_CERTAINLY_HTTP_ONLY", reason, StringComparison.Ordinal);
        Assert.Empty(_questions);
    }

    [UnixTheory]
    [InlineData(null, "by the bridge")]
    [InlineData("1", null)]
    public async Task FallsBackOnlyWhereItMay_WhenTheModelFails(string? strict, string? proof)
    {
        _programs.With("lean", "exit 0");
        using var model = TestClient.Create(new StubHandler(StubHandler.Status(400, Answers.Error("No."))));
        using var client = Client(model, ("PATH", _programs.Path), ("SCILLM_CERTAINLY_DIRECT_STRICT", strict ?? ""));

        var proving = client.ProveRequirementAsync("n + 0 = n");

        if (proof is null) Assert.Equal(400, (await Assert.ThrowsAsync<SciLlmException>(() => proving)).Status);
        else Assert.Equal(proof, (await proving).LeanCode);
    }

    [UnixFact]
    public void IsNotAvailable_WithoutAModel()
    {
        _programs.With("lean", "exit 0");
        using var model = TestClient.Create(new StubHandler(), options => options.ApiKey = null);
        using var client = Client(model, ("PATH", _programs.Path));

        Assert.False(client.IsAvailable(out var reason));
        Assert.Contains("no model can be asked for proofs: there is no API key", reason, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task CompilesInTheContainer_WhenItRuns(string running, bool available)
    {
        _programs.With("docker", $"""
            if [ "$1" = inspect ]; then echo {running}; exit 0; fi
            echo "$@" > {_programs.File("seen")}
            cat > {_programs.File("source")}
            {Accepts}
            """);
        using var model = Model(Fenced(Proof));
        using var client = Client(model, ("PATH", _programs.Path), ("SCILLM_CERTAINLY_DIRECT_STRICT", "1"));

        Assert.Equal(available, client.IsAvailable(out var reason));
        if (!available)
        {
            Assert.Contains("the container 'lean_runner' does not run", reason, StringComparison.Ordinal);
            return;
        }

        Assert.True((await client.ProveRequirementAsync("n + 0 = n", new ProofOptions { Statement = Statement, MaxSeconds = 7, Candidates = 1 })).Ok);
        Assert.StartsWith("exec -i lean_runner timeout -k 1 7 sh -c", await File.ReadAllTextAsync(_programs.File("seen")), StringComparison.Ordinal);
        Assert.StartsWith(Proof, await File.ReadAllTextAsync(_programs.File("source")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProvesWithTheRealLean_WhereThereIsOne()
    {
        using var model = Model(Fenced(Proof));
        using var client = Client(model, [.. new[] { "PATH", "HOME" }.Select(name => (name, Environment.GetEnvironmentVariable(name) ?? ""))]);
        if (!client.IsAvailable(out var reason))
        {
            Assert.Contains("lean", reason, StringComparison.Ordinal);
            return;
        }

        var result = await client.ProveRequirementAsync("n + 0 = n", new ProofOptions { Statement = Statement, Candidates = 1 });

        Assert.Equal((ProofOutcome.Proved, Proof), (result.Outcome, result.LeanCode));
    }

    public void Dispose() => _programs.Dispose();

    private async Task<ProofResult> ProveAsync(SciLlmClient model, ProofOptions options)
    {
        using var client = Client(model, ("PATH", _programs.Path), ("SCILLM_CERTAINLY_DIRECT_STRICT", "1"));
        return await client.ProveRequirementAsync("n + 0 = n for every natural number", options);
    }

    private CertainlyClient Client(SciLlmClient model, params (string Name, string Value)[] variables) =>
        TestBridge.Client(_bridge, options => options.Completions = model, TestClient.EnvironmentOf(variables));

    /// <summary>A model that writes this candidate, and judges it so.</summary>
    private SciLlmClient Model(string candidate, string verdict = """{"states": true}""") => TestClient.Create(new StubHandler((request, _) =>
    {
        var question = JsonDocument.Parse(request.Body).RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        lock (_questions) _questions.Add(question);
        return Task.FromResult(StubHandler.Says(question.StartsWith("Does the theorem", StringComparison.Ordinal) ? verdict : candidate)(request));
    }));

    private static string Fenced(string code) => $"Here it is.\n```lean4\n{code}\n```\n";
}
