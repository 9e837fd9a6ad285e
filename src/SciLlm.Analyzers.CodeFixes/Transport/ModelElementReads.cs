using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What is read of each model, in loops and LINQ: its id and its owner become those of <c>ModelInfo</c>, and nothing else can be read.</summary>
internal sealed class ModelElementReads(Rewrite rewrite, bool isOllama)
{
    /// <summary>Calls whose result still holds the models.</summary>
    private static readonly ImmutableHashSet<string> Keeping = ImmutableHashSet.Create(
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Take", "Skip", "Reverse", "DistinctBy", "ToList", "ToArray", "AsEnumerable");

    private static readonly ImmutableHashSet<string> Ending = ImmutableHashSet.Create("Select", "Any", "All", "Count");

    /// <summary>Whether everything is understood that is done with a sequence of models where it stands.</summary>
    public bool TryReplaceIn(ExpressionSyntax models)
    {
        switch (models.Parent)
        {
            case ForEachStatementSyntax loop when loop.Expression == models:
                if (!loop.Type.IsVar)
                    rewrite.Replace(loop.Type.Span, "var");
                return rewrite.Model.GetDeclaredSymbol(loop, rewrite.Cancellation) is { } each && TryReplaceUses(each, loop.Statement);
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == models:
                return TryReplaceIn(call, member.Name);
            case ConditionalAccessExpressionSyntax access when access.Expression == models:
                return AnswerStep.LeftmostOf(access.WhenNotNull) is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax bound } binding
                    && TryReplaceIn(bound, binding.Name);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } declarator }:
                return rewrite.Model.GetDeclaredSymbol(declarator, rewrite.Cancellation) is ILocalSymbol local
                    && LocalUses.Of(local, rewrite.Model, rewrite.Cancellation) is { } uses && uses.References.All(TryReplaceIn);
            default:
                return false;
        }
    }

    private bool TryReplaceIn(InvocationExpressionSyntax call, SimpleNameSyntax method)
    {
        var name = method.Identifier.ValueText;
        var functions = call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<AnonymousFunctionExpressionSyntax>();
        return method is IdentifierNameSyntax && (Keeping.Contains(name) || Ending.Contains(name))
            && functions.All(TryReplaceIn) && (Ending.Contains(name) || TryReplaceIn(call));
    }

    private bool TryReplaceIn(AnonymousFunctionExpressionSyntax function) =>
        function is SimpleLambdaExpressionSyntax lambda
        && rewrite.Model.GetDeclaredSymbol(lambda.Parameter, rewrite.Cancellation) is { } each && TryReplaceUses(each, lambda.Body);

    private bool TryReplaceUses(ISymbol model, SyntaxNode scope) => scope.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == model.Name
            && SymbolEqualityComparer.Default.Equals(rewrite.Model.GetSymbolInfo(name, rewrite.Cancellation).Symbol, model))
        .All(name => TryReplaceRead(name, name, ImmutableArray<string>.Empty));

    /// <summary>Whether a model, or one of its properties, is read as text where it stands.</summary>
    private bool TryReplaceRead(ExpressionSyntax model, ExpressionSyntax start, ImmutableArray<string> path)
    {
        var current = start;
        while (AnswerStep.From(current, rewrite.Model, rewrite.Cancellation) is { } step && (path.IsEmpty || step.Steps.IsEmpty))
            (current, path) = (step.Expression, path.AddRange(step.Steps));
        if (path.IsEmpty && PropertyQuestion.Of(current, rewrite.Model, rewrite.Cancellation) is { } asked)
            return TryReplaceQuestion(model, asked);
        if (path is not [var name] || Property(name) is not { } property)
            return false;
        if (IsText(current))
        {
            rewrite.Replace(TextSpan.FromBounds(start.SpanStart, current.Span.End), $"{model}.{property}");
            return true;
        }
        return current.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            && rewrite.Model.GetDeclaredSymbol(declarator, rewrite.Cancellation) is ILocalSymbol local
            && LocalUses.Of(local, rewrite.Model, rewrite.Cancellation) is { Statement: { } statement } uses
            && Remove(statement) && uses.References.All(reference => TryReplaceRead(model, reference, path));
    }

    /// <summary><c>model.TryGetProperty("id", out var id)</c>, where nothing but the text is read of what was found.</summary>
    private bool TryReplaceQuestion(ExpressionSyntax model, PropertyQuestion asked)
    {
        if (Property(asked.Name) is not { } property)
            return false;
        rewrite.Replace(asked.Whole.Span, $"{model}.{property} is {(asked.IsNegated ? "not " : "")}{{ }} {asked.Variable}");
        foreach (var use in asked.Uses)
        {
            if (AnswerStep.From(use, rewrite.Model, rewrite.Cancellation) is not { IsRead: true } read || !IsText(read.Expression))
                return false;
            rewrite.Replace(read.Expression.Span, asked.Variable);
        }
        return true;
    }

    private string? Property(string name) => name switch
    {
        "id" when !isOllama => "Id",
        "name" or "model" when isOllama => "Id",
        "owned_by" when !isOllama => "OwnedBy",
        _ => null,
    };

    private bool IsText(ExpressionSyntax expression) =>
        rewrite.Model.GetTypeInfo(expression, rewrite.Cancellation).Type?.SpecialType == SpecialType.System_String;

    private bool Remove(StatementSyntax statement)
    {
        rewrite.Remove(statement);
        return true;
    }
}
