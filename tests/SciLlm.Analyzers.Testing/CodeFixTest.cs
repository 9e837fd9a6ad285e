using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of what analyzers report and what fixes make of it, one by one and with fix-all.</summary>
public abstract class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>A test with nothing in it yet.</summary>
    protected CodeFixTest() => (FixedState, BatchFixedState) = (NewState(), NewState());

    /// <summary>The code after the fix; the same as before where no fix may be offered. Unset, fixes are not looked at.</summary>
    public string FixedCode
    {
        set => AddSource(FixedState, value);
    }

    /// <summary>The code after fix-all, where it differs from <see cref="FixedCode"/>.</summary>
    public string BatchFixedCode
    {
        set => AddSource(BatchFixedState, value);
    }

    /// <summary>What is left after the fixes, in code and diagnostics. Takes over from the test state what it does not set.</summary>
    public SolutionState FixedState { get; }

    /// <summary>What is left after fix-all. Takes over from <see cref="FixedState"/> what it does not set.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>How often one fix is applied until none is left; a negative number is an upper limit.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How often fix-all is applied; a negative number is an upper limit.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>How often fix-all in a document is applied, where that differs.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>How often fix-all in a project is applied, where that differs.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>How the fix is tested.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>The fixes under test.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <inheritdoc/>
    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics)
        || GetCodeFixProviders().Any(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    /// <inheritdoc/>
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        ImmutableArray<CodeFixProvider> providers = [.. GetCodeFixProviders()];
        ImmutableArray<string> fixableIds = [.. providers.SelectMany(provider => provider.FixableDiagnosticIds)];
        var rawTest = StateInheritance.Apply(TestState, null, fixableIds);
        var rawFixed = StateInheritance.Apply(FixedState, rawTest, fixableIds);
        var rawBatchFixed = StateInheritance.Apply(BatchFixedState, rawFixed, fixableIds);
        var markup = Markup(fixableIds);
        var (test, fixedState, batchFixed) = (markup.Apply(rawTest), markup.Apply(rawFixed), markup.Apply(rawBatchFixed));

        var (verification, factory, analyzed) = CreateVerification();
        await verification.VerifyAsync(test, Verify.PushContext("Diagnostics of test state"), cancellationToken).ConfigureAwait(false);
        if (!FixedState.IsSet && !BatchFixedState.IsSet)
        {
            return;
        }

        var created = await factory.CreateAsync(test, cancellationToken).ConfigureAwait(false);
        var solution = await analyzed.ShareAsync(created.Solution, cancellationToken).ConfigureAwait(false);
        var project = solution.GetProject(created.Id)!;
        var iterations = new ExpectedIterations(test, fixedState, batchFixed, fixableIds);
        var fixes = new FixVerification(
            analyzed,
            new FixChoice(providers, CodeActionIndex, CodeActionEquivalenceKey, CodeActionVerifier),
            new FixApplication(analyzed, CodeActionValidationMode),
            CodeFixTestBehaviors);
        var rounds = NumberOfIncrementalIterations ?? iterations.Incremental;
        await fixes.VerifyEachAsync(project, fixedState, rounds, Verify, cancellationToken).ConfigureAwait(false);
        if (providers.Any(provider => provider.GetFixAllProvider() is not null))
        {
            await fixes.VerifyFixAllAsync(project, batchFixed, FixAllRuns(iterations), Verify, cancellationToken).ConfigureAwait(false);
        }

        await verification.VerifyAsync(fixedState, Verify.PushContext("Diagnostics of fixed state"), cancellationToken).ConfigureAwait(false);
        if (BatchFixedState.IsSet && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck))
        {
            await verification.VerifyAsync(batchFixed, Verify.PushContext("Diagnostics of batch fixed state"), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private ImmutableArray<FixAllRun> FixAllRuns(ExpectedIterations expected) =>
    [
        new(
            FixAllScope.Document,
            NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations ?? expected.InDocument,
            CodeFixTestBehaviors.SkipFixAllInDocumentCheck),
        new(
            FixAllScope.Project,
            NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations ?? expected.InProject,
            CodeFixTestBehaviors.SkipFixAllInProjectCheck),
        new(FixAllScope.Solution, NumberOfFixAllIterations ?? expected.InSolution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck),
    ];
}
