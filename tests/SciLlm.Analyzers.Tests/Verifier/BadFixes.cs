using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace SciLlm.Analyzers.Tests.Verifier;

/// <summary>Takes a name that another class may have.</summary>
public sealed class TakenNameFix : RenamingFix
{
    protected override string NewName(string name) => "taken";
}

/// <summary>Leaves the diagnostic in place.</summary>
public sealed class StillShoutingFix : RenamingFix
{
    protected override string NewName(string name) => name + name;
}

/// <summary>Is offered and does nothing.</summary>
public sealed class IdleFix : RenamingFix
{
    protected override string NewName(string name) => name;
}

/// <summary>Builds one identifier that the compiler reads as two tokens.</summary>
public sealed class TwoTokensFix : RenamingFix
{
    protected override string NewName(string name) => "a { } class b";
}

/// <summary>Is right one by one, and names everything otherwise when fixing all.</summary>
public sealed class DifferentFixAllFix : RenamingFix
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
        return document.WithSyntaxRoot(root.ReplaceTokens(
            diagnostics.Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start)),
            (name, _) => SyntaxFactory.Identifier("all").WithTriviaFrom(name)));
    });

    protected override string NewName(string name) => name.ToLowerInvariant();
}

/// <summary>Cannot fix all.</summary>
public sealed class OneByOneFix : RenamingFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override string NewName(string name) => name.ToLowerInvariant();
}

/// <summary>Offers two actions, with a key each.</summary>
public sealed class TwoActionsFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TEST001"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindToken(context.Span.Start);
        foreach (var newName in new[] { "first", "second" })
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    newName,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(
                        root.ReplaceToken(name, SyntaxFactory.Identifier(newName).WithTriviaFrom(name)))),
                    equivalenceKey: newName),
                context.Diagnostics);
        }
    }
}

/// <summary>Also notes the class in an additional file, which it makes where there is none.</summary>
public sealed class NoteFix : RenamingFix
{
    // An additional file can only be merged by hand: one fix at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindToken(context.Span.Start);
        context.RegisterCodeFix(
            CodeAction.Create(
                "Calm down and note", _ => Task.FromResult(Note(Rename(context.Document, root, name).Project, name.ValueText)), Key),
            context.Diagnostics);
    }

    protected override string NewName(string name) => name.ToLowerInvariant();

    private static Solution Note(Project project, string name) =>
        project.AddAdditionalDocument("NOTES.md", name + "\n").Project.Solution;
}
