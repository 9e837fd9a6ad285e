using System.Diagnostics.CodeAnalysis;

namespace SciLlm.Analyzers.Governance;

/// <summary>A <c>[SuppressMessage("SciLlm.Transport", "SCILLM201")]</c>.</summary>
/// <param name="RuleId">The rule that is turned off.</param>
/// <param name="Paths">The files of what it is turned off for.</param>
internal sealed record SuppressMessageUse(string RuleId, IReadOnlyList<string> Paths)
{
    public static SuppressMessageUse? At(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        if (attribute.Name.SimpleName()?.Identifier.ValueText is not ("SuppressMessage" or nameof(SuppressMessageAttribute))
            || attribute.ArgumentList is not { Arguments: [_, var check, ..] arguments }
            || model.GetConstantValue(check.Expression, cancellation).Value is not string id)
            return null;
        var target = arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == nameof(SuppressMessageAttribute.Target));
        return new(id.Split(':')[0].Trim(), PathsOf(target, model, cancellation) is { Count: > 0 } paths ? paths : [attribute.SyntaxTree.FilePath]);
    }

    /// <summary>A suppression in another file names what it is for in the words of documentation comments: <c>~M:Legacy.Gateway.Ask</c>.</summary>
    private static IReadOnlyList<string> PathsOf(AttributeArgumentSyntax? target, SemanticModel model, CancellationToken cancellation) =>
        target is not null
        && model.GetConstantValue(target.Expression, cancellation).Value is string text
        && DocumentationCommentId.GetFirstSymbolForDeclarationId(text.TrimStart('~'), model.Compilation) is { } symbol
            ? symbol.DeclaringSyntaxReferences.Select(static part => part.SyntaxTree.FilePath).ToList()
            : [];
}
