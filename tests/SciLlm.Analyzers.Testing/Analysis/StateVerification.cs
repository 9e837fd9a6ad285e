namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks that a state has exactly the diagnostics it expects.</summary>
internal sealed class StateVerification(
    SolutionFactory factory,
    AnalyzedSolutions analyzed,
    ExclusionChecks exclusions,
    Action<Diagnostic, DiagnosticResult, IVerifier>? verifyPair)
{
    public async Task VerifyAsync(SolutionState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        await VerifyAloneAsync(state, verifier, cancellationToken).ConfigureAwait(false);
        foreach (var (context, excluded) in exclusions.Of(state))
        {
            await VerifyAloneAsync(excluded, verifier.PushContext(context), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task VerifyAloneAsync(SolutionState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        var project = await factory.CreateAsync(state, cancellationToken).ConfigureAwait(false);
        var solution = await analyzed.ShareAsync(project.Solution, cancellationToken).ConfigureAwait(false);
        var reported = await analyzed.DiagnosticsOfAsync(solution, cancellationToken).ConfigureAwait(false);
        DiagnosticComparison.Verify(
            state.ExpectedDiagnostics, [.. reported.Select(found => found.Diagnostic)], verifier, verifyPair);
    }
}
