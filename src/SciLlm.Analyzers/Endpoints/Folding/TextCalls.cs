namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>Calls and constructors that build text: the framework's by what they do, the user's by what they return.</summary>
internal sealed class TextCalls(SemanticModels models, ValueSources values, TextFolder folder)
{
    private readonly CallSites _callSites = new(models);

    /// <summary>Types whose text is the URL they are made with, and the parameter it arrives in.</summary>
    private static readonly ImmutableDictionary<string, string[]> UrlCarriers = new Dictionary<string, string[]>
    {
        ["HttpRequestMessage"] = ["requestUri"],
        ["RestClient"] = ["baseUrl", "options"],
        ["RestClientOptions"] = ["baseUrl"],
        ["RestRequest"] = ["resource"],
        ["UnityWebRequest"] = ["url", "uri"],
        ["Url"] = ["baseUrl", "uri"],
        ["FlurlRequest"] = ["url"],
        ["FlurlClient"] = ["baseUrl"],
        ["UriBuilder"] = ["uri"],
        ["StringBuilder"] = ["value"],
    }.ToImmutableDictionary();

    public ImmutableArray<FoldedText> Creation(BaseObjectCreationExpressionSyntax creation, FoldScope scope)
    {
        var type = TypeName(creation, scope.Cancellation);
        var arguments = creation.ArgumentList?.Arguments ?? default;
        if (type == "Uri" && arguments.Count > 0)
            return NewUri(arguments, scope);
        if (type == "StringBuilder" && (arguments.Count == 0 || models.Type(arguments[0].Expression, scope.Cancellation)?.SpecialType != SpecialType.System_String))
            return FoldedText.Of("", creation);
        if (type is null || !UrlCarriers.TryGetValue(type, out var parameters) || arguments.Count == 0)
            return FoldedText.UnknownOnly;
        var url = folder.Fold(UrlArgument(arguments, parameters, type == "HttpRequestMessage" ? 1 : 0), scope);
        return type == "UriBuilder" && PathOf(creation) is { } path ? FoldedText.Combine(url, folder.Fold(path, scope), UrlText.Resolve) : url;
    }

    /// <summary><c>new UriBuilder(host) { Path = "…" }</c>.</summary>
    private static ExpressionSyntax? PathOf(BaseObjectCreationExpressionSyntax builder) => builder.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>().FirstOrDefault(static member => member.Left.SimpleName()?.Identifier.ValueText == "Path")?.Right;

    public ImmutableArray<FoldedText> Call(InvocationExpressionSyntax call, FoldScope scope)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (call.Expression.SimpleName()?.Identifier.ValueText)
        {
            case "nameof" when models.Constant(call, scope.Cancellation) is { } name:
                return FoldedText.Of(name, call);
            case "ToString" or "Trim" or "ToLower" or "ToLowerInvariant" or "AbsoluteUri" when arguments.Count == 0 && call.Receiver() is { } same:
                return folder.Fold(same, scope);
            case "TrimEnd" or "TrimStart" or "Trim" when call.Receiver() is { } trimmed:
                return Trimmed(call, folder.Fold(trimmed, scope));
            case "Replace" when arguments.Count == 2 && call.Receiver() is { } replaced:
                return Replaced(folder.Fold(replaced, scope), folder.Fold(arguments[0].Expression, scope), folder.Fold(arguments[1].Expression, scope));
            case "Format" when arguments.Count > 0 && IsStringKeyword(call.Receiver()):
                return Formatted(arguments, scope);
            case "Concat" when arguments.Count > 0 && IsStringKeyword(call.Receiver()):
                return Joined(arguments, static (left, right) => left.Append(right), scope);
            case "Append" or "AppendLine" when arguments.Count > 0 && call.Receiver() is { } text && FromLibrary(call, scope):
                return FoldedText.Concat(folder.Fold(text, scope), folder.Fold(arguments[0].Expression, scope));
            case "Join" when arguments.Count > 1 && IsStringKeyword(call.Receiver()):
                return folder.Lists.Joined(arguments.Skip(1).Select(static argument => argument.Expression), folder.Fold(arguments[0].Expression, scope), scope);
            case "Combine" or "AppendPathSegment" or "AppendPathSegments" or "UrlCombine" or "CombineUrl" when arguments.Count > 0 && FromLibrary(call, scope):
                var joined = Joined(arguments, static (left, right) => left.AppendPath(right), scope);
                return call.Receiver() is { } start && call.Expression.SimpleName()!.Identifier.ValueText.StartsWith("Append", StringComparison.Ordinal)
                    ? FoldedText.Combine(folder.Fold(start, scope), joined, static (left, right) => left.AppendPath(right))
                    : joined;
            case "GetValue" when arguments.Count == 2 && FromLibrary(call, scope):
                return folder.Fold(arguments[1].Expression, scope);
            case "Create" or "CreateHttp" or "Post" or "Get" or "Put" or "Delete" or "PostWwwForm" when arguments.Count > 0
                && call.Receiver()?.SimpleName()?.Identifier.ValueText is "WebRequest" or "HttpWebRequest" or "UnityWebRequest":
                return folder.Fold(arguments[0].Expression, scope);
            case { } method when (method.StartsWith("With", StringComparison.Ordinal) || method is "SetQueryParam" or "SetQueryParams" or "AllowHttpStatus" or "AllowAnyHttpStatus")
                && call.Receiver() is { } fluent && FromLibrary(call, scope):
                return folder.Fold(fluent, scope);
            default:
                return OwnMethod(call, scope);
        }
    }

    /// <summary>A method of this compilation: what it returns, its parameters bound to what this call passes.</summary>
    private ImmutableArray<FoldedText> OwnMethod(InvocationExpressionSyntax call, FoldScope scope)
    {
        if (models.Symbol(call, scope.Cancellation) is not IMethodSymbol method)
            return FoldedText.UnknownOnly;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return FromDelegate(call, scope);
        var definition = method.ReducedFrom ?? method;
        if (!models.IsDeclaredHere(definition))
            return FoldedText.UnknownOnly;
        var bound = ImmutableDictionary.CreateBuilder<ISymbol, ImmutableArray<FoldedText>>(SymbolEqualityComparer.Default);
        foreach (var parameter in definition.Parameters)
        {
            if (_callSites.ArgumentOf(call, parameter, scope.Cancellation) is { } argument)
                bound[parameter] = folder.Fold(argument, scope);
        }
        if (scope.Enter(definition, bound.ToImmutable()) is not { } inner)
            return FoldedText.UnknownOnly;
        var readings = values.Of(definition, call, scope.Cancellation)
            .Select(source => folder.Fold(source.Value, inner))
            .Aggregate(ImmutableArray<FoldedText>.Empty, FoldedText.Union);
        return readings.IsEmpty ? FoldedText.UnknownOnly : readings;
    }

    /// <summary>A factory passed in as a lambda or method group: what it returns.</summary>
    private ImmutableArray<FoldedText> FromDelegate(InvocationExpressionSyntax call, FoldScope scope)
    {
        var factory = call.Expression.SimpleName()?.Identifier.ValueText == "Invoke" ? call.Receiver() : call.Expression;
        if (factory is null || models.Symbol(factory, scope.Cancellation) is not { } symbol || scope.Enter(symbol) is not { } inner)
            return FoldedText.UnknownOnly;
        var readings = values.Of(symbol, call, scope.Cancellation)
            .SelectMany(source => values.ReturnedBy(source.Value, scope.Cancellation))
            .Select(returned => folder.Fold(returned, inner))
            .Aggregate(ImmutableArray<FoldedText>.Empty, FoldedText.Union);
        return readings.IsEmpty ? FoldedText.UnknownOnly : readings;
    }

    private ImmutableArray<FoldedText> NewUri(SeparatedSyntaxList<ArgumentSyntax> arguments, FoldScope scope)
    {
        var first = folder.Fold(arguments[0].Expression, scope);
        if (arguments.Count < 2 || models.Type(arguments[1].Expression, scope.Cancellation) is not { } type
            || (type.SpecialType != SpecialType.System_String && type.Name != "Uri"))
            return first;
        return FoldedText.Combine(first, folder.Fold(arguments[1].Expression, scope), UrlText.Resolve);
    }

    private static ExpressionSyntax? UrlArgument(SeparatedSyntaxList<ArgumentSyntax> arguments, string[] parameters, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText is { } name && parameters.Contains(name))?.Expression
        ?? (ordinal < arguments.Count ? arguments[ordinal].Expression : null);

    private ImmutableArray<FoldedText> Formatted(SeparatedSyntaxList<ArgumentSyntax> arguments, FoldScope scope)
    {
        var readings = folder.Fold(arguments[0].Expression, scope);
        for (var position = 1; position < arguments.Count; position++)
        {
            var placeholder = "{" + (position - 1) + "}";
            readings = FoldedText.Combine(readings, folder.Fold(arguments[position].Expression, scope), (format, value) =>
                new(format.Text.Replace(placeholder, value.Text), format.Sources.AddRange(value.Sources)));
        }
        return readings;
    }

    private ImmutableArray<FoldedText> Joined(
        SeparatedSyntaxList<ArgumentSyntax> arguments, Func<FoldedText, FoldedText, FoldedText> join, FoldScope scope) =>
        arguments.Select(argument => folder.Fold(argument.Expression, scope))
            .Aggregate((left, right) => FoldedText.Combine(left, right, join));

    private static ImmutableArray<FoldedText> Trimmed(InvocationExpressionSyntax call, ImmutableArray<FoldedText> readings)
    {
        var characters = call.ArgumentList.Arguments
            .Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>()
            .SelectMany(static literal => literal.Token.ValueText).ToArray();
        var name = call.Expression.SimpleName()!.Identifier.ValueText;
        return readings.Select(reading => reading with
        {
            Text = name switch
            {
                "TrimEnd" => reading.Text.TrimEnd(characters),
                "TrimStart" => reading.Text.TrimStart(characters),
                _ => reading.Text.Trim(characters),
            },
        }).ToImmutableArray();
    }

    private static ImmutableArray<FoldedText> Replaced(
        ImmutableArray<FoldedText> readings, ImmutableArray<FoldedText> old, ImmutableArray<FoldedText> replacement) =>
        old is [{ IsUnknown: false, Text.Length: > 0 } from] && replacement is [var to]
            ? readings.Select(reading => reading with { Text = reading.Text.Replace(from.Text, to.Text) }).ToImmutableArray()
            : readings;

    private bool FromLibrary(InvocationExpressionSyntax call, FoldScope scope) =>
        models.Symbol(call, scope.Cancellation) is not { } method || !models.IsDeclaredHere(method);

    private string? TypeName(BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation) =>
        creation is ObjectCreationExpressionSyntax named
            ? named.Type.SimpleName()?.Identifier.ValueText
            : models.Type(creation, cancellation)?.Name;

    private static bool IsStringKeyword(ExpressionSyntax? receiver) =>
        receiver is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } || receiver?.SimpleName()?.Identifier.ValueText == "String";
}
