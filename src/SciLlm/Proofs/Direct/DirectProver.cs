using System.Text.RegularExpressions;

namespace SciLlm.Proofs.Direct;

/// <summary>Compiles a candidate; what it is given is Lean code, what it returns is how that ended.</summary>
internal delegate Task<ProcessEnd> LeanCompiler(string source, CancellationToken cancellationToken);

/// <summary>
/// Proves one requirement on this machine: a model writes candidates, Lean compiles each, and the first that compiles, states the requirement and
/// assumes nothing wins (contract, "Direct Mode").
/// </summary>
internal sealed partial class DirectProver(SciLlmClient completions, LeanCompiler compile, string requirement, ProofOptions options)
{
    private static readonly HashSet<string> UsualAxioms = new(StringComparer.Ordinal) { "propext", "Classical.choice", "Quot.sound" };

    private readonly string? _theorem = options.Statement is { } statement ? Candidate.TheoremOf(statement) : null;

    /// <exception cref="SciLlmException">No candidate could be had.</exception>
    public async Task<ProofResult> ProveAsync(CancellationToken cancellationToken)
    {
        var request = Candidate.Request(requirement, options);
        var batch = new BatchOptions { Concurrency = options.Candidates, Tenacious = false, Timeout = TimeSpan.FromSeconds(120), WallTime = TimeSpan.FromSeconds(300) };
        var refused = new List<ProofResult>();
        SciLlmException? failure = null;
        await foreach (var answer in completions.StreamBatchAsync(Enumerable.Repeat(request, options.Candidates), batch, cancellationToken).ConfigureAwait(false))
        {
            if (answer.Error is not null)
            {
                failure ??= answer.Error;
                continue;
            }

            var result = await ExamineAsync(answer.EnsureOk(), cancellationToken).ConfigureAwait(false);
            if (result.Ok) return result;
            refused.Add(result);
        }

        // A candidate that compiled tells most, one that ran out of time least.
        return refused.OrderByDescending(result => result.Outcome is ProofOutcome.CompileError ? 1 : result.Outcome is ProofOutcome.Unproved ? 2 : 0).FirstOrDefault()
            ?? throw failure!;
    }

    private async Task<ProofResult> ExamineAsync(string answer, CancellationToken cancellationToken)
    {
        if (Candidate.CodeIn(answer) is not { } code) return Refused(ProofOutcome.Unproved, null, "The candidate holds no theorem.");
        var source = LeanSource.Of(code);
        if (source.ForbiddenWord is { } word) return Refused(ProofOutcome.Unproved, code, $"The candidate holds '{word}', so it is no proof.");
        var name = _theorem is null ? Candidate.TheoremName : Candidate.NameOf(_theorem)!;
        if (_theorem is not null ? !source.States(_theorem) : !source.Declares(name))
            return Refused(ProofOutcome.Unproved, code, $"The candidate does not state the theorem '{name}' that it was to prove.");

        var end = await compile($"{code}\n\n#print axioms {name}\n", cancellationToken).ConfigureAwait(false);
        if (end.ExitCode is null) return Refused(ProofOutcome.TimedOut, code, "Lean ran out of time.", end.Output);
        if (end.ExitCode != 0) return Refused(ProofOutcome.CompileError, code, "Lean does not accept the candidate.", end.Output);
        if (Assumed(end.Output) is { } axiom) return Refused(ProofOutcome.Unproved, code, $"The candidate assumes '{axiom}', so it is no proof.", end.Output);
        if (_theorem is null && await ObjectionAsync(code, cancellationToken).ConfigureAwait(false) is { } objection)
            return Refused(ProofOutcome.Unproved, code, $"The candidate proves something else than the requirement: {objection}", end.Output);
        return new ProofResult(0, Item, ProofOutcome.Proved) { Status = "proved", LeanCode = code, Diagnostics = Said(end.Output) };
    }

    /// <summary>What Lean says that a proof rests on, and that no proof may rest on.</summary>
    private static string? Assumed(string output) => Axioms().Matches(output)
        .SelectMany(axioms => axioms.Groups[1].Value.Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        .FirstOrDefault(axiom => !UsualAxioms.Contains(axiom));

    /// <summary>Why a theorem does not say what the requirement says; null when it does. Only a model can tell where the requirement is a sentence.</summary>
    private async Task<string?> ObjectionAsync(string code, CancellationToken cancellationToken)
    {
        var answer = await completions.CompleteAsync(Candidate.Question(requirement, code, options), cancellationToken).ConfigureAwait(false);
        if (answer.Json is not { ValueKind: System.Text.Json.JsonValueKind.Object } verdict) return "the model that was asked gave no verdict";
        if (verdict.TryGetProperty("states", out var states) && states.ValueKind == System.Text.Json.JsonValueKind.True) return null;
        return verdict.TryGetProperty("why", out var why) && why.ValueKind == System.Text.Json.JsonValueKind.String ? why.GetString() : "the model that was asked gave no reason";
    }

    private ProofItem Item => new(requirement);

    private ProofResult Refused(ProofOutcome outcome, string? code, string why, string? output = null) =>
        new(0, Item, outcome) { LeanCode = code, Explanation = why, Diagnostics = Said(output) };

    private static string? Said(string? output) => string.IsNullOrWhiteSpace(output) ? null : output;

    [GeneratedRegex(@"depends on axioms:\s*\[([^\]]*)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Axioms();
}
