namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>Recognises code that sets <c>Authorization</c>, <c>x-api-key</c> or <c>api-key</c>, in the shapes people write it.</summary>
internal sealed class HeaderSettings
{
    private static readonly HashSet<string> Setters =
    [
        "Add", "TryAddWithoutValidation", "Set", "SetRequestHeader", "AddHeader", "SetHeader", "AddDefaultHeader",
        "AddOrUpdateHeader", "AddOrUpdateDefaultHeader", "WithHeader",
    ];

    private readonly SemanticModels _models;
    private readonly TextFolder _folder;
    private readonly HeaderTargets _targets;
    private readonly IncomingHeaders _incoming;
    private readonly LibraryHeaders _libraries;

    public HeaderSettings(SemanticModels models, TextFolder folder, ValueSources values)
    {
        (_models, _folder, _targets, _incoming) = (models, folder, new HeaderTargets(models, values), new IncomingHeaders(models, values));
        _libraries = new LibraryHeaders(models, _targets);
    }

    /// <summary>The gate: whether a node may set such a header, judged by its text alone.</summary>
    public static bool MaySet(SyntaxNode node) => LibraryHeaders.MaySet(node) || node switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => MayName(element.ArgumentList.Arguments),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax element } => MayName(element.ArgumentList.Arguments),
        AssignmentExpressionSyntax assignment => assignment.Left.SimpleName()?.Identifier.ValueText == "Authorization",
        InvocationExpressionSyntax call => call.Expression.SimpleName() is { } name
            && IsSetter(name.Identifier.ValueText) && (MayName(call.ArgumentList.Arguments) || IsOwnSetter(call) || IsOnHeaders(call)),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var name, _] } => MayName(name),
        AttributeSyntax attribute => IsHeaderAttribute(attribute),
        BaseObjectCreationExpressionSyntax creation => HeaderRecord.MayBe(creation) && HeaderRecord.PartsOf(creation) is var (name, _) && MayName(name),
        TupleExpressionSyntax tuple => HeaderRecord.PartsOf(tuple) is var (name, _) && MayName(name),
        _ => false,
    };

    /// <summary>Every such header set within a piece of code.</summary>
    public IEnumerable<HeaderSetting> Within(SyntaxNode code, CancellationToken cancellation) =>
        code.DescendantNodes().Where(MaySet).Select(node => Recognize(node, cancellation)).OfType<HeaderSetting>();

    public HeaderSetting? Recognize(SyntaxNode node, CancellationToken cancellation)
    {
        if (!MaySet(node))
            return null;
        var setting = LibraryHeaders.MaySet(node) ? _libraries.Recognize(node, cancellation) : node switch
        {
            AssignmentExpressionSyntax assignment => FromAssignment(assignment, cancellation),
            InvocationExpressionSyntax call => FromCall(call, cancellation),
            InitializerExpressionSyntax { Expressions: [var name, var value] } element when HeaderName(name, cancellation) is { } header =>
                _targets.OfInitializer(element) is var (owner, target) ? new HeaderSetting(element, name, header, value, owner, target) : null,
            AttributeSyntax attribute => FromAttribute(attribute, cancellation),
            ExpressionSyntax record when HeaderRecord.PartsOf(record) is var (name, value) && HeaderRecord.IsHeader(record, _models, cancellation)
                && HeaderName(name, cancellation) is { } header => new(record, name, header, value, HeaderOwner.Data, null),
            _ => null,
        };
        return setting is { Value: { } given } && (IsCleared(given) || _incoming.AreReadBy(given, cancellation)) ? null : setting;
    }

    private HeaderSetting? FromAssignment(AssignmentExpressionSyntax assignment, CancellationToken cancellation)
    {
        switch (assignment.Left)
        {
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } element
                when HeaderName(key.Expression, cancellation) is { } header && _targets.OfHeaders(element.Expression, cancellation) is var (owner, target):
                return new(assignment, key.Expression, header, assignment.Right, owner, target);
            case ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }
                when HeaderName(key.Expression, cancellation) is { } header && _targets.OfInitializer(assignment) is var (owner, target):
                return new(assignment, key.Expression, header, assignment.Right, owner, target);
            case MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Authorization" } name } access
                when _targets.OfHeaders(access.Expression, cancellation) is var (owner, target) && owner != HeaderOwner.Data:
                return new(assignment, name, "Authorization", assignment.Right, owner, target);
            case IdentifierNameSyntax { Identifier.ValueText: "Authorization" } name
                when _targets.OfInitializer(assignment) is var (owner, target) && owner != HeaderOwner.Data:
                return new(assignment, name, "Authorization", assignment.Right, owner, target);
            default:
                return null;
        }
    }

    private HeaderSetting? FromCall(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (IsOwnSetter(call))
            return FromOwnSetter(call, cancellation);
        if (call.Receiver() is not { } receiver || call.ArgumentList.Arguments is not [var first, ..])
            return null;
        if (HeaderName(first.Expression, cancellation) is not { } header || _targets.OfCall(call, receiver, cancellation) is not var (owner, target))
            return null;
        var value = call.ArgumentList.Arguments is [_, var second, ..] ? second.Expression : first.Expression;
        return new(call, first.Expression, header, value, owner, target);
    }

    /// <summary>A helper of the user's own, <c>SetHeader(request.Headers, "x-api-key", key)</c>.</summary>
    private HeaderSetting? FromOwnSetter(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.ArgumentList.Arguments is [var headers, var name, var value, ..] && HeaderName(name.Expression, cancellation) is { } header
        && _targets.OfHolder(headers.Expression, cancellation) is var (owner, target)
            ? new(call, name.Expression, header, value.Expression, owner, target)
            : null;

    /// <summary>Refit: <c>[Headers("Authorization: Bearer …")]</c> and <c>[Header("Authorization")]</c>.</summary>
    private HeaderSetting? FromAttribute(AttributeSyntax attribute, CancellationToken cancellation)
    {
        foreach (var argument in attribute.ArgumentList!.Arguments)
        {
            if (HeaderName(argument.Expression, cancellation) is { } header)
                return new(attribute, argument.Expression, header, null, HeaderOwner.Interface, null);
        }
        return null;
    }

    private static bool IsHeaderAttribute(AttributeSyntax attribute) =>
        attribute.Name.SimpleName()?.Identifier.ValueText is "Header" or "Headers"
        && attribute.ArgumentList is { } arguments && arguments.Arguments.Any(static argument => MayName(argument.Expression))
        && attribute.FirstAncestorOrSelf<InterfaceDeclarationSyntax>() is not null;

    private static bool IsSetter(string method) =>
        Setters.Contains(method) || method.IndexOf("Header", StringComparison.Ordinal) >= 0;

    private static bool IsOwnSetter(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is [_, { Expression: LiteralExpressionSyntax name }, _, ..] && MayName(name);

    /// <summary>The header an expression names: a text, a constant, <c>HttpRequestHeader.Authorization</c>, or <c>"Name: value"</c>.</summary>
    private string? HeaderName(ExpressionSyntax expression, CancellationToken cancellation)
    {
        if (expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Authorization" } member
            && member.Expression.SimpleName()?.Identifier.ValueText is "HttpRequestHeader" or "HeaderNames")
            return "Authorization";
        if (_folder.Fold(expression, cancellation) is not [{ Text: var text }])
            return null;
        var colon = text.IndexOf(':');
        var name = (colon < 0 ? text : text.Substring(0, colon)).Trim();
        return IsAuthentication(name) ? name : null;
    }

    public static bool IsAuthentication(string header) =>
        header.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("x-api-key", StringComparison.OrdinalIgnoreCase)
        || header.Equals("api-key", StringComparison.OrdinalIgnoreCase);

    private static bool MayName(SeparatedSyntaxList<ArgumentSyntax> arguments) => arguments is [{ Expression: var name }, ..] && MayName(name);

    /// <summary>A literal must be one of the names; anything else must look like a constant that could be.</summary>
    private static bool MayName(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => MayStartWithHeader(text),
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..] } => MayStartWithHeader(text.TextToken.ValueText),
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax { Token.Value: string text } } => MayStartWithHeader(text),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => expression.SimpleName()!.Identifier.ValueText is var name
            && (name.IndexOf("auth", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("header", StringComparison.OrdinalIgnoreCase) >= 0
                || name.IndexOf("key", StringComparison.OrdinalIgnoreCase) >= 0),
        _ => false,
    };

    /// <summary><c>request.Headers.Add(name, value)</c>: on headers, any constant may be the name.</summary>
    private static bool IsOnHeaders(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax }, _]
        && call.Receiver()?.SimpleName()?.Identifier.ValueText is "DefaultRequestHeaders" or "Headers";

    private static bool MayStartWithHeader(string text)
    {
        var colon = text.IndexOf(':');
        return IsAuthentication((colon < 0 ? text : text.Substring(0, colon)).Trim());
    }

    private static bool IsCleared(ExpressionSyntax value) =>
        value.Unwrap().IsKind(SyntaxKind.NullLiteralExpression) || value.Unwrap().IsKind(SyntaxKind.DefaultLiteralExpression);
}
