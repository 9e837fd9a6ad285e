using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Follows a parsed answer down to its text, through members, indexers and the locals in between:
/// <c>doc.RootElement.GetProperty("choices")[0]…</c>, <c>answer?.Choices?[0].Message.Content</c>, <c>json["choices"][0]…</c>.
/// </summary>
internal sealed class AnswerReads(SemanticModel model, Dialect dialect, CancellationToken cancellation)
{
    private readonly List<TextSpan> _texts = [];
    private readonly List<StatementSyntax> _statements = [];

    /// <summary>The places where the text is read.</summary>
    public IReadOnlyList<TextSpan> Texts => _texts;

    /// <summary>The declarations of what led there.</summary>
    public IReadOnlyList<StatementSyntax> Statements => _statements;

    /// <summary>Whether nothing but the text is read from a parsed answer.</summary>
    public bool TryFollow(ExpressionSyntax parsed) => TryFollow(parsed, ImmutableArray<string>.Empty);

    private bool TryFollow(ExpressionSyntax start, ImmutableArray<string> steps)
    {
        var current = start;
        while (AnswerStep.From(current, model, cancellation) is { } step)
        {
            if (step.Steps.Length > 0 && dialect.IsText(steps))
                break;
            if (!dialect.LeadsToText(steps.AddRange(step.Steps)))
                return false;
            if (step.IsRead && !dialect.IsText(steps))
                return false;
            (current, steps) = (step.Expression, steps.AddRange(step.Steps));
        }

        if (dialect.IsText(steps) && IsText(current))
        {
            _texts.Add(TextSpan.FromBounds(Math.Min(start.SpanStart, current.SpanStart), current.Span.End));
            return true;
        }
        return current.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            && TryFollowLocal(declarator, steps);
    }

    private bool TryFollowLocal(VariableDeclaratorSyntax declarator, ImmutableArray<string> steps)
    {
        if (model.GetDeclaredSymbol(declarator, cancellation) is not ILocalSymbol local
            || LocalUses.Of(local, model, cancellation) is not { Statement: { } statement } uses || uses.References.IsEmpty)
            return false;
        _statements.Add(statement);
        return uses.References.All(reference => TryFollow(reference, steps));
    }

    /// <summary>Whether an expression is the text itself, and not JSON that holds it.</summary>
    private bool IsText(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, cancellation) is var info
        && (info.Type is { SpecialType: SpecialType.System_String } or IDynamicTypeSymbol
            || info.ConvertedType?.SpecialType == SpecialType.System_String);
}
