using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of what analyzers report.</summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>A test with nothing in it yet.</summary>
    protected AnalyzerTest() => TestState = NewState();

    /// <summary>The language under test.</summary>
    public abstract string Language { get; }

    /// <summary>The code under test; set it again to add another source.</summary>
    public string TestCode
    {
        set => AddSource(TestState, value);
    }

    /// <summary>The code under test, its surroundings, and what is expected there.</summary>
    public SolutionState TestState { get; }

    /// <summary>Expected diagnostics, besides those marked in the code.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>The framework compiled against.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    /// <summary>Which of the compiler's diagnostics must be expected; its errors by default.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>How markup is read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>Checks left out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>IDs switched off in the compilation.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Changes made to the solution before it is analysed.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>A further check of each diagnostic that was reported as expected.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    /// <summary>What failures are told to.</summary>
    protected static TVerifier Verify { get; } = new();

    /// <summary>How sources without a name begin.</summary>
    protected virtual string DefaultFilePathPrefix => "/0/Test";

    /// <summary>The name of the project under test.</summary>
    protected virtual string DefaultTestProjectName => "TestProject";

    /// <summary>The first source's path.</summary>
    protected virtual string DefaultFilePath => $"{DefaultFilePathPrefix}0.{DefaultFileExt}";

    /// <summary>The extension of sources without a name.</summary>
    protected abstract string DefaultFileExt { get; }

    /// <summary>Runs the test.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message says in what.</exception>
    public Task RunAsync(CancellationToken cancellationToken = default) => RunImplAsync(cancellationToken);

    /// <summary>What a run does.</summary>
    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        var state = Markup([]).Apply(StateInheritance.Apply(TestState, null, []));
        var (verification, _, _) = CreateVerification();
        await verification.VerifyAsync(state, Verify, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The analyzers under test.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The options sources are compiled with.</summary>
    protected abstract CompilationOptions CreateCompilationOptions();

    /// <summary>The options sources are parsed with.</summary>
    protected abstract ParseOptions CreateParseOptions();

    /// <summary>What <c>[|…|]</c> stands for: the single diagnostic of the first analyzer, or null.</summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
        MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor)
            ? analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).FirstOrDefault()
            : analyzers is [{ SupportedDiagnostics: [var single] }, ..] ? single : null;

    /// <summary>Whether a diagnostic of the compiler must be expected.</summary>
    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        compilerDiagnostics switch
        {
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            CompilerDiagnostics.All => true,
            _ => false,
        };

    private protected SolutionState NewState() => new(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    private protected static void AddSource(SolutionState state, string? source)
    {
        if (source is not null)
        {
            state.Sources.Add(source);
        }
    }

    private protected MarkupProcessing Markup(ImmutableArray<string> fixableIds)
    {
        var analyzers = GetDiagnosticAnalyzers().ToArray();
        return new(
            MarkupOptions,
            GetDefaultDiagnostic(analyzers),
            [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)],
            fixableIds,
            DefaultFilePath);
    }

    private protected (StateVerification Verification, SolutionFactory Factory, AnalyzedSolutions Analyzed) CreateVerification()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        var factory = new SolutionFactory(
            ReferenceAssemblies,
            CreateCompilationOptions(),
            CreateParseOptions(),
            TestedSeverities.Of(analyzers, DisabledDiagnostics),
            SolutionTransforms);
        var analyzed = new AnalyzedSolutions(analyzers, diagnostic => IsCompilerDiagnosticIncluded(diagnostic, CompilerDiagnostics));
        return (new(factory, analyzed, new(analyzers, TestBehaviors), DiagnosticVerifier), factory, analyzed);
    }
}
