namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>How an expression reaches a symbol.</summary>
internal enum ValueSourceKind
{
    /// <summary>The symbol is the expression's value.</summary>
    Assigned,

    /// <summary>The expression is added at the end of what the symbol held: <c>+=</c>, <c>builder.Append(…)</c>.</summary>
    Appended,

    /// <summary>The expression is made from what the symbol held: <c>url = url.TrimEnd('/')</c>.</summary>
    Rewritten,

    /// <summary>The expression is the path of the URL that the symbol holds: <c>builder.Path = …</c>.</summary>
    Path,

    /// <summary>The symbol is one of the elements of the expression: <c>foreach</c>.</summary>
    Element,
}

/// <param name="IsCertain">Whether every path to the use runs through it; an uncertain change leaves what was there possible.</param>
internal readonly record struct ValueSource(ExpressionSyntax Value, ValueSourceKind Kind = ValueSourceKind.Assigned, bool IsCertain = true);
