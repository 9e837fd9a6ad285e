using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SciLlm.Analyzers.Tests.Verifier;

/// <summary>Fails whatever it sees.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ShoutingNameAnalyzer.Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(static _ => throw new NotSupportedException("out of order"), SyntaxKind.ClassDeclaration);
    }
}

/// <summary>Does not say what it does in generated code, so that it reports there too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CarelessAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ShoutingNameAnalyzer.Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            static node => node.ReportDiagnostic(
                Diagnostic.Create(ShoutingNameAnalyzer.Descriptor, node.Node.GetFirstToken().GetLocation(), "it")),
            SyntaxKind.ClassDeclaration);
    }
}

/// <summary>Reports only when the whole compilation is known.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LateAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ShoutingNameAnalyzer.Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(static end =>
        {
            foreach (var type in end.Compilation.GetSymbolsWithName(name => name.All(char.IsUpper), SymbolFilter.Type))
            {
                end.ReportDiagnostic(Diagnostic.Create(ShoutingNameAnalyzer.Descriptor, type.Locations[0], type.Name));
            }
        });
    }
}

/// <summary>Has two descriptors, so that unnamed markup says nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoDescriptorsAnalyzer : ShoutingNameAnalyzer
{
    private static readonly DiagnosticDescriptor Other = new(
        "TEST002", "Other", "Other", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor, Other];
}
