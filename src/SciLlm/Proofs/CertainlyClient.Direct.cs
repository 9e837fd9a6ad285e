using SciLlm.Proofs;
using SciLlm.Proofs.Direct;
using SciLlm.Transport;

namespace SciLlm;

public sealed partial class CertainlyClient
{
    private static readonly TimeSpan LongestCompilation = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Whether <see cref="ProveRequirementAsync"/> can prove without the bridge; the contract's <c>is_available</c>. Where Lean is in a container, asks
    /// docker whether it runs, for at most 10 s.
    /// </summary>
    /// <param name="reason">Why not, and what to do about it; null when it can.</param>
    public bool IsAvailable(out string? reason)
    {
        reason = Task.Run(() => UnavailableAsync(new ProofOptions(), CancellationToken.None)).GetAwaiter().GetResult().Reason;
        return reason is null;
    }

    /// <inheritdoc cref="IsAvailable(out string?)"/>
    public bool IsAvailable() => IsAvailable(out _);

    /// <summary>
    /// Proves one requirement on this machine; the contract's direct mode, <c>prove_requirement</c>. A model writes candidates, Lean compiles each, and the
    /// first wins that compiles, states the requirement and holds neither <c>sorry</c> nor axioms of its own.
    /// </summary>
    /// <remarks>
    /// A candidate is a program that a model wrote. Lean runs it with a time and, except on Windows, a memory limit, in a folder that is deleted, and without
    /// this process's environment; commands that run programs are refused before. It is no sandbox: put <c>lean</c> into a container where models are not trusted.
    /// Where direct mode is not available or fails, the bridge proves instead; <c>SCILLM_CERTAINLY_DIRECT_STRICT=1</c> forbids that, and
    /// <c>SCILLM_CERTAINLY_HTTP_ONLY=1</c> sends everything to the bridge.
    /// </remarks>
    /// <param name="requirement">What to prove: a sentence, or what <see cref="ProofOptions.Statement"/> says in Lean.</param>
    /// <param name="options">Tactics, candidates, statement and time; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Ends the proof with an <see cref="OperationCanceledException"/>, and Lean with all it has started; in a container, Lean ends with its time limit.
    /// </param>
    /// <returns>The proof in <see cref="ProofResult.LeanCode"/>, or why there is none in <see cref="ProofResult.Explanation"/>.</returns>
    /// <exception cref="SciLlmConfigurationException">The requirement or an option cannot be used, or direct mode is not available and must not be left.</exception>
    /// <exception cref="ProofException"><see cref="ProofOptions.RequireProved"/> is set and the requirement is not proved.</exception>
    /// <exception cref="SciLlmException">No candidate could be had, and the bridge did not help.</exception>
    public async Task<ProofResult> ProveRequirementAsync(string requirement, ProofOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        options = EnsureUsable(options);
        EnsureSendable([new ProofItem(requirement)]);

        var result = await ProveDirectlyOrNotAsync(requirement, options, cancellationToken).ConfigureAwait(false);
        return options.RequireProved && !result.Ok ? throw new ProofException([result], result.Response) : result;
    }

    private async Task<ProofResult> ProveDirectlyOrNotAsync(string requirement, ProofOptions options, CancellationToken cancellationToken)
    {
        var (lean, completions, reason) = await UnavailableAsync(options, cancellationToken).ConfigureAwait(false);
        if (reason is not null)
        {
            return _environment.CertainlyDirectStrict && !_environment.CertainlyHttpOnly
                ? throw SciLlmConfigurationException.For($"Direct mode is not available, and {SciLlmEnvironment.CertainlyDirectStrictName} forbids the bridge: {reason}.")
                : await ProveOverBridgeAsync(requirement, options, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var limit = options.MaxSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : LongestCompilation;
            var prover = new DirectProver(
                completions!,
                (source, stop) => lean!.CompileAsync(source, limit, options.MaxMemoryMegabytes, _environment, _time, stop),
                requirement,
                options);
            return await prover.ProveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SciLlmException or System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            var direct = failure as SciLlmException ?? new SciLlmException($"Lean could not be run: {failure.Message}. Check LeanCommand and the temporary folder.", failure) { ErrorType = "unexpected" };
            if (_environment.CertainlyDirectStrict) throw direct;
            return await AfterDirectAsync(direct, requirement, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ProofResult> AfterDirectAsync(SciLlmException direct, string requirement, ProofOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ProveOverBridgeAsync(requirement, options, cancellationToken).ConfigureAwait(false);
        }
        catch (SciLlmException bridge)
        {
            throw new SciLlmException($"{direct.Message} The bridge did not help: {bridge.Message}", direct) { Status = direct.Status, ErrorType = direct.ErrorType, Meta = direct.Meta };
        }
    }

    private async Task<ProofResult> ProveOverBridgeAsync(string requirement, ProofOptions options, CancellationToken cancellationToken)
    {
        var response = await NewCall([new ProofItem(requirement)], options, isSimple: false, gate: null).SendAsync(_transport, cancellationToken).ConfigureAwait(false);
        return response.Results[0].InStream(0, response);
    }

    /// <summary>What direct mode works with, or why it cannot work.</summary>
    private async Task<(LeanTool? Lean, SciLlmClient? Completions, string? Reason)> UnavailableAsync(ProofOptions options, CancellationToken cancellationToken)
    {
        if (_environment.CertainlyHttpOnly) return (null, null, $"{SciLlmEnvironment.CertainlyHttpOnlyName} sends every proof to the bridge");
        if (LeanTool.Find(_options, _environment, out var missing) is not { } lean) return (null, null, missing);
        if (await lean.ProblemAsync(_environment, _time, cancellationToken).ConfigureAwait(false) is { } problem) return (null, null, problem);
        var completions = _options.Completions ?? SciLlmClient.Default;
        return completions.Problem(Candidate.Request("", options)) is { } unusable ? (null, null, $"no model can be asked for proofs: {unusable}") : (lean, completions, null);
    }
}
