namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>
/// Calls made before a piece of code whose failure comes out in it: a task that is awaited there, a stream or its enumerator that is read there.
/// </summary>
internal static class DeferredCalls
{
    private const int MaxHops = 2;

    /// <summary>The expressions that made what the code waits for.</summary>
    public static IEnumerable<ExpressionSyntax> AwaitedIn(SyntaxNode code) => code.OwnNodes()
        .Select(static node => node switch
        {
            AwaitExpressionSyntax awaited => Root(awaited.Expression),
            ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } stream => Root(stream.Expression),
            _ => null,
        })
        .OfType<IdentifierNameSyntax>()
        .Select(static name => name.Identifier.ValueText)
        .Distinct()
        .SelectMany(name => Origins(name, code, MaxHops));

    private static IEnumerable<ExpressionSyntax> Origins(string name, SyntaxNode code, int hops)
    {
        var values = code.EnclosingMember()?.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(variable => variable.Identifier.ValueText == name && variable.Span.End <= code.SpanStart)
            .Select(static variable => variable.Initializer?.Value)
            // What was awaited already has failed already.
            .Where(static value => value is not (null or AwaitExpressionSyntax)) ?? [];
        foreach (var value in values)
        {
            yield return value!;
            if (hops > 0 && Root(value!) is { } earlier)
            {
                foreach (var origin in Origins(earlier.Identifier.ValueText, code, hops - 1))
                    yield return origin;
            }
        }
    }

    /// <summary><c>stream</c> of <c>stream.WithCancellation(token).ConfigureAwait(false)</c>, <c>reader</c> of <c>reader.MoveNextAsync()</c>.</summary>
    private static IdentifierNameSyntax? Root(ExpressionSyntax expression) => expression.Unwrap() switch
    {
        IdentifierNameSyntax name => name,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WithCancellation" or "WaitAsync" or "MoveNextAsync" or "GetAsyncEnumerator" } called } =>
            Root(called.Expression),
        _ => null,
    };
}
