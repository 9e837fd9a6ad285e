using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Follows a parsed list of models to the ids that are read of it, and puts the client's list in its place:
/// <c>doc.RootElement.GetProperty("data").EnumerateArray()</c>, <c>answer?.Data.Select(model => model.Id)</c>, <c>json["data"]</c>.
/// </summary>
/// <param name="models">The name of the client's list.</param>
/// <param name="isOllama">Whether the JSON is that of <c>/api/tags</c>.</param>
internal sealed class ModelListReads(Rewrite rewrite, string models, bool isOllama)
{
    private readonly ModelElementReads _elements = new(rewrite, isOllama);

    /// <summary>Whether anything reads the list.</summary>
    public bool IsUsed { get; private set; }

    private string ListName => isOllama ? "models" : "data";

    /// <summary>Whether nothing is read of a parsed answer but what the client's list holds.</summary>
    public bool TryReplace(ExpressionSyntax parsed)
    {
        var current = parsed;
        while (AnswerStep.From(current, rewrite.Model, rewrite.Cancellation) is { IsRead: false } step)
        {
            if (step.Steps is [var name])
                return name == ListName && TryReplaceList(parsed, step.Expression);
            if (step.Steps.Length > 1)
                return false;
            current = step.Expression;
        }
        if (PropertyQuestion.Of(current, rewrite.Model, rewrite.Cancellation) is { } asked)
            return asked.Name == ListName && TryReplaceQuestion(asked);
        return IsNullGuard(current) || TryFollowLocal(current, TryReplace);
    }

    /// <summary>
    /// The client's list is always there, so whoever leaves where it is not has no reason to; what is done where it is stays, for a list that may be empty.
    /// </summary>
    private bool TryReplaceQuestion(PropertyQuestion asked)
    {
        if (asked.Guard is not { } guard)
            return false;
        if (asked.IsNegated)
        {
            rewrite.Remove(guard);
        }
        else
        {
            if (guard.Statement.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax))
                return false;
            IsUsed = true;
            rewrite.Replace(guard.Condition.Span, models + ".Count > 0");
        }
        return asked.Uses.All(use => guard.Condition.Span.Contains(use.Span) || TryReplaceList(use, use));
    }

    private bool TryReplaceList(ExpressionSyntax start, ExpressionSyntax list)
    {
        while (AnswerStep.From(list, rewrite.Model, rewrite.Cancellation) is { IsRead: false, Steps.IsEmpty: true } same)
            list = same.Expression;
        if (list.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } orEmpty && orEmpty.Left == list && IsEmpty(orEmpty.Right))
            list = orEmpty.Parent is ParenthesizedExpressionSyntax inner ? inner : orEmpty;
        if (IsNullGuard(list) || TryFollowLocal(list, reference => TryReplaceList(reference, reference)))
            return true;
        IsUsed = true;
        var span = TextSpan.FromBounds(Math.Min(start.SpanStart, list.SpanStart), list.Span.End);
        if (CountOf(list) is { } count)
        {
            rewrite.Replace(TextSpan.FromBounds(span.Start, count.Span.End), models + ".Count");
            return true;
        }
        // The client's list is never null.
        var question = list.Parent is ConditionalAccessExpressionSyntax access && access.Expression == list ? access.OperatorToken : default;
        rewrite.Replace(TextSpan.FromBounds(span.Start, question.RawKind == 0 ? span.End : question.Span.End), models);
        return _elements.TryReplaceIn(list);
    }

    /// <summary><c>.Count</c>, <c>.Length</c> or <c>.GetArrayLength()</c> of a list.</summary>
    private static ExpressionSyntax? CountOf(ExpressionSyntax list) =>
        list.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" or "GetArrayLength" } member && member.Expression == list
            ? member.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call ? call
                : member.Parent is InvocationExpressionSyntax ? null : member
            : null;

    /// <summary>A statement that only asks whether there is an answer: the client throws where there is none.</summary>
    private bool IsNullGuard(ExpressionSyntax value)
    {
        var isNull = value.Parent switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } => true,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } => true,
            _ => false,
        };
        if (!isNull || value.Parent!.Parent is not IfStatementSyntax { Else: null } guard || guard.Condition != value.Parent)
            return false;
        rewrite.Remove(guard);
        return true;
    }

    private bool TryFollowLocal(ExpressionSyntax value, Func<ExpressionSyntax, bool> follow)
    {
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            || rewrite.Model.GetDeclaredSymbol(declarator, rewrite.Cancellation) is not ILocalSymbol local
            || LocalUses.Of(local, rewrite.Model, rewrite.Cancellation) is not { Statement: { } statement } uses)
            return false;
        rewrite.Remove(statement);
        return uses.References.All(reference => rewrite.IsDead(reference) || follow(reference));
    }

    private static bool IsEmpty(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax creation => creation is { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } },
        InvocationExpressionSyntax call => call.Expression.SimpleName()?.Identifier.ValueText == "Empty",
        _ => false,
    };
}
