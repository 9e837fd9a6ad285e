namespace SciLlm.Analyzers.Tests.Documentation;

/// <summary>The sample consumers: what is reported in the one, and that nothing is in its twin.</summary>
public sealed class DevOpsPipelineTests
{
    private const string Sample = "tests/Samples/DevOpsPipeline";
    private const string CleanTwin = "tests/Samples/DevOpsPipeline.Clean";

    [Fact]
    public async Task EveryViolationIsReported()
    {
        var diagnostics = await GuardedCompilation.DiagnosticsOf(RepositoryFolder.SourcesOf(Sample), [.. RepositoryFolder.ScriptsOf(Sample), .. RepositoryFolder.ExceptionsOf(Sample)]);

        Assert.Equal(
            """
            Completions/BearerTokenHandler.cs SCILLM101 1
            Completions/ChatGateway.cs SCILLM201 1
            Completions/ChatGateway.cs SCILLM202 1
            Completions/LlmService.cs SCILLM502 1
            Completions/PromptRelay.cs SCILLM102 1
            Completions/SecondOpinion.cs SCILLM205 1
            Completions/SeverityReader.cs SCILLM601 1
            EXCEPTIONS.md SCILLM901 2
            EXCEPTIONS.md SCILLM902 1
            EXCEPTIONS.md SCILLM904 1
            Jobs/NightlyJob.cs SCILLM401 1
            Jobs/NightlyJob.cs SCILLM903 1
            Program.cs SCILLM101 2
            Program.cs SCILLM103 1
            Steps/ClassifyAlertsStep.cs SCILLM301 1
            Steps/ExplainFailuresStep.cs SCILLM404 1
            Steps/PreflightStep.cs SCILLM401 3
            Steps/PreflightStep.cs SCILLM402 1
            Steps/PreflightStep.cs SCILLM403 1
            Steps/ProveLimitsStep.cs SCILLM701 1
            Steps/ProveRetryBudgetStep.cs SCILLM702 1
            Steps/ProveRetryBudgetStep.cs SCILLM703 1
            Steps/ReviewChangesStep.cs SCILLM101 1
            Steps/ReviewChangesStep.cs SCILLM301 3
            Steps/ReviewChangesStep.cs SCILLM302 1
            Steps/ReviewChangesStep.cs SCILLM303 1
            Steps/ReviewChangesStep.cs SCILLM501 1
            Steps/SummarizeLogStep.cs SCILLM101 1
            Steps/SummarizeLogStep.cs SCILLM201 1
            Steps/TranslateNotesStep.cs SCILLM203 1
            Steps/TriageIncidentStep.cs SCILLM101 1
            Steps/TriageIncidentStep.cs SCILLM201 1
            Steps/WriteDigestStep.cs SCILLM101 1
            Steps/WriteDigestStep.cs SCILLM201 1
            scripts/explain-deploy.ps1 SCILLM204 1
            scripts/nightly_report.py SCILLM204 4
            scripts/smoke.sh SCILLM204 2
            """,
            string.Join('\n', diagnostics
                .GroupBy(static diagnostic => $"{diagnostic.Location.GetLineSpan().Path} {diagnostic.Id}")
                .Select(static reported => $"{reported.Key} {reported.Count()}")
                .Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task NothingIsReported_InTheCleanTwin()
    {
        var shared = RepositoryFolder.SourcesOf($"{Sample}/Pipeline").ToList();
        var own = RepositoryFolder.SourcesOf(CleanTwin).ToList();

        Assert.NotEmpty(shared);
        Assert.NotEmpty(own);
        Assert.Empty(await GuardedCompilation.DiagnosticsOf(own.Concat(shared), RepositoryFolder.ScriptsOf(CleanTwin)));
    }

    [Fact]
    public void TheTwinsRunTheSameSteps() =>
        Assert.Equal(
            RepositoryFolder.SourcesOf($"{Sample}/Steps").Select(static source => source.Path),
            RepositoryFolder.SourcesOf($"{CleanTwin}/Steps").Select(static source => source.Path));
}
