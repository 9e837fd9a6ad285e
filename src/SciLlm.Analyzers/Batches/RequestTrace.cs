namespace SciLlm.Analyzers.Batches;

/// <summary>Where requests come from: backwards through variables, collections, lambdas and methods to the expressions that create them.</summary>
/// <param name="property">The request's property that is looked for.</param>
internal sealed class RequestTrace(SemanticModels models, ITypeSymbol requestType, string property, CancellationToken cancellation)
{
    private const int MaxExpressions = 2000;

    private readonly ValueSources _values = new(models);
    private readonly CollectionElements _elements = new(models);
    private readonly HashSet<SyntaxNode> _followed = [];

    /// <summary>The requests that are created without the property.</summary>
    public List<BaseObjectCreationExpressionSyntax> Without { get; } = [];

    /// <summary>Whether one was found that is created, or copied, with it.</summary>
    public bool FoundWith { get; private set; }

    /// <summary>Whether a request comes from where the code does not reach.</summary>
    public bool LostOne { get; private set; }

    public void Follow(ExpressionSyntax? value)
    {
        cancellation.ThrowIfCancellationRequested();
        if (value?.Unwrap() is not { } expression || _followed.Count >= MaxExpressions || !_followed.Add(expression))
            return;
        switch (expression)
        {
            case WithExpressionSyntax copy when copy.Initializer.Sets(property):
                FoundWith = true;
                break;
            case WithExpressionSyntax copy:
                Follow(copy.Expression);
                break;
            case BaseObjectCreationExpressionSyntax creation when models.Type(creation, cancellation).SameAs(requestType):
                if (creation.Initializer.Sets(property) || IsPassedTo(creation))
                    FoundWith = true;
                else
                    Without.Add(creation);
                break;
            case InvocationExpressionSyntax call:
                FollowCall(call);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax or GenericNameSyntax or MemberBindingExpressionSyntax:
                FollowSymbol(models.Symbol(expression, cancellation), expression);
                break;
            default:
                FollowAll(expression.Parts());
                break;
        }
    }

    private void FollowAll(IEnumerable<ExpressionSyntax?> values)
    {
        foreach (var value in values)
            Follow(value);
    }

    private void FollowSymbol(ISymbol? symbol, ExpressionSyntax use)
    {
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            IMethodSymbol method => method.ReturnType,
            _ => null,
        };
        if (symbol is null || !HoldsRequests(type))
            return;
        var sources = _values.Of(symbol, use, cancellation).Select(static source => source.Value).Concat<ExpressionSyntax?>(_elements.Of(symbol, cancellation)).ToList();
        LostOne |= sources.Count == 0;
        FollowAll(sources);
    }

    /// <summary>
    /// A method of this compilation gives what it returns. One of a library, such as <c>Select</c>, gives what its function gives, and else
    /// what it was given.
    /// </summary>
    private void FollowCall(InvocationExpressionSyntax call)
    {
        var method = models.Symbol(call, cancellation) as IMethodSymbol;
        if (method is { MethodKind: MethodKind.DelegateInvoke })
            Follow(method.Name == call.Expression.SimpleName()?.Identifier.ValueText ? call.Receiver() : call.Expression);
        else if (method is not null && models.IsDeclaredHere(method))
            FollowSymbol(method.ReducedFrom ?? method, call.Expression);
        else
        {
            var given = call.ArgumentList.Arguments.Select(static argument => argument.Expression).Prepend(call.Receiver()).ToList();
            var functions = given.Where(GivesRequests).ToList();
            FollowAll(functions.Count > 0 ? functions : given.Where(value => value is not null && HoldsRequests(models.Type(value, cancellation))));
        }
    }

    private bool GivesRequests(ExpressionSyntax? value) =>
        value is not null
        && models.For(value).GetTypeInfo(value, cancellation).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var returned }
        && HoldsRequests(returned);

    private bool HoldsRequests(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HoldsRequests(array.ElementType),
        INamedTypeSymbol named => named.SameAs(requestType) || named.TypeArguments.Any(HoldsRequests),
        _ => false,
    };

    private bool IsPassedTo(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is { } arguments
        && models.Symbol(creation, cancellation) is IMethodSymbol constructor
        && constructor.Parameters.Any(parameter =>
            parameter.Name.Equals(property, StringComparison.OrdinalIgnoreCase)
            && CallSites.Argument(arguments.Arguments, parameter) is not null);
}
