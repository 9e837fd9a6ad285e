namespace SciLlm.Analyzers.Endpoints;

/// <summary>How an expression reaches a symbol.</summary>
internal enum ValueSourceKind
{
    /// <summary>The symbol is the expression's value.</summary>
    Assigned,

    /// <summary>The expression is added at the end of what the symbol held: <c>+=</c>.</summary>
    Appended,

    /// <summary>The symbol is one of the elements of the expression: <c>foreach</c>.</summary>
    Element,
}

internal readonly record struct ValueSource(ExpressionSyntax Value, ValueSourceKind Kind = ValueSourceKind.Assigned);
