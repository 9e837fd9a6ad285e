namespace SciLlm.Analyzers.Authentication;

/// <summary>What names say about keys, whoever's they are.</summary>
internal static class CredentialNames
{
    private static readonly string[] Keys = ["key", "apikey", "token", "secret", "credential", "credentials", "bearer", "authorization"];

    /// <summary>Words that make another kind of key, or only its name, of it.</summary>
    private static readonly string[] Others = ["cache", "public", "vault", "name", "header", "setting", "settings", "config", "pref", "storage", "session", "partition", "id", "path"];

    /// <summary><c>apiKey</c>, <c>GROQ_API_KEY</c>, <c>OpenAI:ApiKey</c>, <c>_openAiKey2</c>.</summary>
    public static bool IsKey(string name)
    {
        if (name.Length is < 3 or > 100)
            return false;
        var words = Vendors.SplitWords(name).Where(static word => word.Length > 0 && char.IsLetter(word[0])).ToList();
        return words.Count > 0
            && (Keys.Contains(words[words.Count - 1]) || words[words.Count - 1].EndsWith("apikey", StringComparison.Ordinal))
            && !words.Any(Others.Contains);
    }

    /// <summary><c>AzureKeyCredential</c>, <c>ApiKeyCredential</c>, <c>AuthenticationHeaderValue</c>: what they are given, they are.</summary>
    public static bool IsCredential(string? type) =>
        type is not null && (type.EndsWith("KeyCredential", StringComparison.Ordinal) || type == "AuthenticationHeaderValue");

    /// <summary>What is called or made, by name.</summary>
    public static string? CalleeOf(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax { Expression: var method } => method.SimpleName()?.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: var type } => type.SimpleName()?.Identifier.ValueText,
        _ => null,
    };

    /// <summary>With everything around a value that only passes it on: <c>"Bearer " + x</c>, <c>a ?? x</c>, <c>b ? x : y</c>, <c>$"Bearer {x}"</c>.</summary>
    public static ExpressionSyntax Whole(this ExpressionSyntax value) => value.Parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax => ((ExpressionSyntax)value.Parent).Whole(),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression } sum => sum.Whole(),
        ConditionalExpressionSyntax choice when choice.Condition != value => choice.Whole(),
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } => text.Whole(),
        _ => value,
    };
}
