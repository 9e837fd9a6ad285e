namespace SciLlm.Analyzers.Preflight;

/// <summary>Whether what a clause catches is the failure of a call: not an answer that cannot be read, and not the caller's own cancellation.</summary>
internal static class SwallowedFailureTypes
{
    private static readonly ImmutableHashSet<string> OfOtherCode = ImmutableHashSet.Create(
        "JsonException", "JsonReaderException", "JsonSerializationException", "XmlException", "FormatException", "UriFormatException", "KeyNotFoundException",
        "InvalidCastException", "IndexOutOfRangeException", "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "NullReferenceException",
        "ObjectDisposedException", "RegexMatchTimeoutException", "FileNotFoundException", "DirectoryNotFoundException", "UnauthorizedAccessException",
        "CryptographicException", "NotSupportedException", "NotImplementedException", "DbUpdateException", "DbUpdateConcurrencyException", "ValidationException",
        "RuntimeBinderException", "EndOfStreamException");

    private static readonly ImmutableHashSet<string> Cancellations = ImmutableHashSet.Create("OperationCanceledException", "TaskCanceledException");

    public static bool AreCaughtBy(CatchClauseSyntax clause, SwallowedFailureAsker asked)
    {
        var type = clause.Declaration?.Type.SimpleName()?.Identifier.ValueText;
        if (type is not null && (OfOtherCode.Contains(type) || Vendors.IsOtherServiceNamedIn(type)))
            return false;
        var filter = clause.Filter?.FilterExpression;
        if (type is not null && Cancellations.Contains(type))
            // HttpClient reports its timeout so. Without a word about it, only an answer made up for it gives it away.
            return filter is null ? SpeaksOfTimeout(clause.Block) || asked.GetsText && AnswersInWords(clause) : !IsCancellation(filter);
        return filter is null || !IsCancellation(filter) && !(Tested(filter) is { Count: > 0 } types && types.All(IsNoFailure));
    }

    private static bool IsNoFailure(string type) => OfOtherCode.Contains(type) || Cancellations.Contains(type);

    /// <summary><c>when (token.IsCancellationRequested)</c>; with a <c>!</c> before it, it means a timeout.</summary>
    private static bool IsCancellation(ExpressionSyntax filter) => filter.DescendantNodesAndSelf().Any(static node =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested", Parent: not PrefixUnaryExpressionSyntax });

    /// <summary>The types a filter asks for, without those it asks not to be.</summary>
    private static List<string> Tested(ExpressionSyntax filter) =>
    [
        .. filter.DescendantNodesAndSelf(static node => node is not UnaryPatternSyntax)
            .Select(static node => node switch
            {
                BinaryExpressionSyntax test when test.IsKind(SyntaxKind.IsExpression) => test.Right,
                ConstantPatternSyntax pattern => pattern.Expression,
                TypePatternSyntax pattern => pattern.Type,
                DeclarationPatternSyntax pattern => pattern.Type,
                RecursivePatternSyntax pattern => pattern.Type,
                _ => (SyntaxNode?)null,
            })
            .Select(static type => type.SimpleName()?.Identifier.ValueText)
            .OfType<string>(),
    ];

    private static bool SpeaksOfTimeout(BlockSyntax block) => block.DescendantTokens()
        .Where(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
        .Any(static token => token.ValueText.IndexOf("timed out", StringComparison.OrdinalIgnoreCase) >= 0
            || token.ValueText.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool AnswersInWords(CatchClauseSyntax clause) => clause.Block.OwnNodes().OfType<ReturnStatementSyntax>().Any(static answer =>
        answer.Expression?.Unwrap() is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or LiteralExpressionSyntax { Token.ValueText.Length: > 0 } and not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression });
}
