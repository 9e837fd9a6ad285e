namespace SciLlm.Analyzers.Preflight;

/// <summary>Whether a value stands in for the answer that a call did not give: nothing, an empty list, the raw input, a text made up.</summary>
internal static class SwallowedFailureAnswer
{
    private static readonly ImmutableHashSet<string> FailureWords = ImmutableHashSet.Create(
        "error", "errors", "fail", "failed", "failure", "failures", "success", "successful", "succeeded", "ok", "status", "exception", "problem", "reason",
        "invalid", "valid", "message", "messages", "warning", "unavailable");

    private static readonly ImmutableHashSet<string> Defaults = ImmutableHashSet.Create("default", "defaults", "fallback", "empty", "mock", "placeholder", "canned");

    /// <summary>What an object calls the text that its reader takes for the answer.</summary>
    private static readonly ImmutableHashSet<string> Texts =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "Text", "Content", "Answer", "Reply", "Output", "Response", "Result");

    /// <param name="value">What is given back.</param>
    /// <param name="isText">Whether a text is asked for: any text passes for one.</param>
    /// <param name="parameters">The names of what the function was given.</param>
    public static bool IsOne(ExpressionSyntax? value, bool isText, ImmutableHashSet<string> parameters) => value?.Unwrap() switch
    {
        // A whole number may be an exit code.
        LiteralExpressionSyntax literal => isText || !literal.IsKind(SyntaxKind.NumericLiteralExpression) || IsZero(literal) || literal.Token.Value is not int,
        DefaultExpressionSyntax => true,
        InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ElementAccessExpressionSyntax => isText,
        IdentifierNameSyntax name => isText || !IsFailure(name.Identifier.ValueText),
        MemberAccessExpressionSyntax member => isText || IsDefault(member.Name.Identifier.ValueText) || member.Name.Identifier.ValueText is "None" or "Zero" or "CompletedTask",
        BaseObjectCreationExpressionSyntax creation => IsMadeUp(creation, parameters) || IsInWords(creation),
        AnonymousObjectCreationExpressionSyntax => IsInWords(value),
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions.All(IsWritten) ?? true,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.All(IsWritten),
        CollectionExpressionSyntax collection => collection.Elements.All(static part => part is ExpressionElementSyntax { Expression: var text } && IsWritten(text)),
        TupleExpressionSyntax tuple => tuple.Arguments.All(part => IsNothing(part.Expression, parameters)),
        ConditionalExpressionSyntax choice => IsOne(choice.WhenTrue, isText, parameters) && IsOne(choice.WhenFalse, isText, parameters),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => IsOne(choice.Right, isText, parameters),
        SwitchExpressionSyntax choice => isText && choice.Arms.Count > 0,
        InvocationExpressionSyntax call => IsOne(call, isText, parameters),
        _ => false,
    };

    /// <summary>Whether a value says, by the names it is made with, that something failed.</summary>
    public static bool TellsOfFailure(ExpressionSyntax? value) =>
        value?.Unwrap() is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or TupleExpressionSyntax
        && value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => IsFailure(name.Identifier.ValueText));

    /// <summary><c>new Reply { Text = $"Error: {ex.Message}" }</c>: the words stand where the answer would, and nothing beside them tells that it is none.</summary>
    public static bool IsInWords(ExpressionSyntax? value) => value?.Unwrap() switch
    {
        InvocationExpressionSyntax call => AnswerOf(call) is AnonymousObjectCreationExpressionSyntax made && IsInWords(made),
        AnonymousObjectCreationExpressionSyntax { Initializers: var parts } =>
            parts.Any(static part => part.NameEquals is { Name.Identifier.ValueText: var name } && Texts.Contains(name) && IsText(part.Expression))
            && !parts.Any(static part => part.Expression.IsKind(SyntaxKind.FalseLiteralExpression) || (part.NameEquals?.Name ?? part.Expression.SimpleName()) is { } name && IsFailure(name.Identifier.ValueText)),
        BaseObjectCreationExpressionSyntax creation => IsInWords(creation),
        _ => false,
    };

    private static bool IsInWords(BaseObjectCreationExpressionSyntax value) =>
        value is { Initializer.Expressions: var parts } creation
        && !(creation is ObjectCreationExpressionSyntax { Type: var type } && type.SimpleName() is { } name && IsFailure(name.Identifier.ValueText))
        && parts.All(static part => part is AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: var set } && !set.IsKind(SyntaxKind.FalseLiteralExpression))
        && parts.OfType<AssignmentExpressionSyntax>().ToLookup(IsText) is var told
        && told[true].Any() && !told[false].SelectMany(static part => part.DescendantNodes().OfType<SimpleNameSyntax>()).Any(static part => IsFailure(part.Identifier.ValueText));

    private static bool IsText(AssignmentExpressionSyntax part) => part.Left is IdentifierNameSyntax name && IsText(part.Right) && Texts.Contains(name.Identifier.ValueText);

    /// <summary>Whether a value is a text that is written here.</summary>
    public static bool IsText(ExpressionSyntax? value) => value is
        InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or LiteralExpressionSyntax { Token.Value: string { Length: > 0 } };

    public static bool IsFailure(string name) => Vendors.SplitWords(name).Any(FailureWords.Contains);

    private static bool IsOne(InvocationExpressionSyntax call, bool isText, ImmutableHashSet<string> parameters)
    {
        var name = call.Expression.SimpleName()?.Identifier.ValueText ?? "";
        if (name is nameof(Task.FromResult) or "Ok" or "Json" or "Created" or "Accepted")
            return AnswerOf(call) is { } answer && IsOne(answer, isText, parameters);
        return IsDefault(name) || isText && !name.StartsWith("Serialize", StringComparison.Ordinal) && name != "ToJson" && !MakesErrorObject(name);
    }

    /// <summary>What a web server is given to send where all is well.</summary>
    private static ExpressionSyntax? AnswerOf(InvocationExpressionSyntax call) => (call.Expression.SimpleName()?.Identifier.ValueText, call.ArgumentList.Arguments) switch
    {
        (nameof(Task.FromResult) or "Ok" or "Json", [var result]) => result.Expression,
        ("Created" or "Accepted", [_, var made]) => made.Expression,
        _ => null,
    };

    /// <summary><c>CreateGraphQLError(…)</c> is an error in the form that the asker expects errors in; <c>FormatErrorMessage(…)</c> is prose.</summary>
    private static bool MakesErrorObject(string name) => Vendors.SplitWords(name).ToList() is [("create" or "build" or "make" or "to"), .., "error" or "failure" or "problem"];

    private static bool IsMadeUp(BaseObjectCreationExpressionSyntax creation, ImmutableHashSet<string> parameters) =>
        creation.Initializer is null or { Expressions.Count: 0 } && creation.ArgumentList is null or { Arguments.Count: 0 }
        || !TellsOfFailure(creation)
            && (creation.ArgumentList?.Arguments.All(part => IsNothing(part.Expression, parameters)) ?? true)
            && (creation.Initializer?.Expressions.All(part =>
                part is AssignmentExpressionSyntax { Right: var set } && (set is LiteralExpressionSyntax || IsNothing(set, parameters)) || IsWritten(part)) ?? true);

    /// <summary>One of a list of texts that are the same whatever was asked.</summary>
    private static bool IsWritten(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: string };

    /// <summary>Nothing, or what was known before.</summary>
    private static bool IsNothing(ExpressionSyntax value, ImmutableHashSet<string> parameters) => value.Unwrap() switch
    {
        LiteralExpressionSyntax literal => literal.Kind() switch
        {
            SyntaxKind.StringLiteralExpression => literal.Token.ValueText.Length == 0,
            SyntaxKind.NumericLiteralExpression => IsZero(literal),
            _ => true,
        },
        IdentifierNameSyntax name => parameters.Contains(name.Identifier.ValueText),
        var other => IsOne(other, isText: false, parameters),
    };

    private static bool IsZero(LiteralExpressionSyntax number) => Convert.ToDouble(number.Token.Value, System.Globalization.CultureInfo.InvariantCulture) == 0;

    private static bool IsDefault(string name) => Vendors.SplitWords(name).Any(Defaults.Contains);
}
