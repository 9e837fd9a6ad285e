using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SciLlm.Analyzers.Tests.Verifier;

/// <summary>A rule small enough to see through: class names in capitals are reported, and fixed by lower case.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class ShoutingNameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "TEST001", "Shouting name", "'{0}' is shouted", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                var name = ((ClassDeclarationSyntax)node.Node).Identifier;
                if (name.ValueText.All(char.IsUpper))
                {
                    node.ReportDiagnostic(Diagnostic.Create(Descriptor, name.GetLocation(), name.ValueText));
                }
            },
            SyntaxKind.ClassDeclaration);
    }
}

/// <summary>The fix; what it names a class instead, and what fix-all does, is up to the test.</summary>
public abstract class RenamingFix : CodeFixProvider
{
    public const string Key = "LowerCase";

    public override ImmutableArray<string> FixableDiagnosticIds => ["TEST001"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindToken(context.Span.Start);
        context.RegisterCodeFix(
            CodeAction.Create("Calm down", _ => Task.FromResult(Rename(context.Document, root, name)), Key), context.Diagnostics);
    }

    protected abstract string NewName(string name);

    protected Document Rename(Document document, SyntaxNode root, SyntaxToken name) =>
        document.WithSyntaxRoot(root.ReplaceToken(name, SyntaxFactory.Identifier(NewName(name.ValueText)).WithTriviaFrom(name)));
}

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class LowerCaseFix : RenamingFix
{
    protected override string NewName(string name) => name.ToLowerInvariant();
}
