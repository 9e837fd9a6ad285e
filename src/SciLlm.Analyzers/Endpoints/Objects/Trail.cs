namespace SciLlm.Analyzers.Endpoints.Objects;

/// <summary>
/// One step of a walk. A walk that entered a method by a call or a return must not leave it to other callers: what
/// they pass or receive is another object.
/// </summary>
internal readonly record struct Trail(ExpressionSyntax? Expression, ISymbol? Symbol, bool MayLeaveMethod, bool IsHandedOut = false)
{
    public static Trail Inside(ISymbol symbol) => new(null, symbol, MayLeaveMethod: false);
}
