namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>
/// Where the value of a local, field, property, parameter or method may come from within this compilation.
/// An empty answer means the code does not say.
/// </summary>
internal sealed class ValueSources(SemanticModels models)
{
    private const int MaxSources = 24;
    private const int MaxDelegateHops = 3;

    private static readonly string[] ConfigurationWords =
    [
        "url", "uri", "endpoint", "base", "host", "address", "domain", "server", "path", "route", "api", "key", "token", "secret", "client", "http",
    ];

    private readonly CallSites _callSites = new(models);
    private readonly LocalValues _locals = new(models);
    private readonly MemberAssignments _assignments = new(models);

    public IReadOnlyList<ValueSource> Of(ISymbol symbol, SyntaxNode use, CancellationToken cancellation) =>
        [.. Enumerate(symbol, use, cancellation).Take(MaxSources)];

    private IEnumerable<ValueSource> Enumerate(ISymbol symbol, SyntaxNode use, CancellationToken cancellation) => symbol switch
    {
        ILocalSymbol local => _locals.Of(local, use, cancellation),
        IParameterSymbol parameter => OfParameter(parameter, use, cancellation),
        IFieldSymbol or IPropertySymbol => OfMember(symbol, cancellation),
        IMethodSymbol method => models.StandIns(method, cancellation).SelectMany(each => Bodies(each, cancellation)),
        _ => [],
    };

    /// <summary>What a lambda or a method group of this compilation returns.</summary>
    public IEnumerable<ExpressionSyntax> ReturnedBy(ExpressionSyntax function, CancellationToken cancellation, int hops = MaxDelegateHops) =>
        function.Unwrap() switch
        {
            AnonymousFunctionExpressionSyntax { Body: ExpressionSyntax value } => [value],
            AnonymousFunctionExpressionSyntax lambda => Returned(lambda).OfType<ExpressionSyntax>(),
            var name => models.Symbol(name, cancellation) switch
            {
                IMethodSymbol method => Of(method, name, cancellation).Select(static source => source.Value),
                // A delegate handed on: whatever it was where it came from.
                (IParameterSymbol or ILocalSymbol or IFieldSymbol) and var handedOn when hops > 0 =>
                    Of(handedOn, name, cancellation).SelectMany(source => ReturnedBy(source.Value, cancellation, hops - 1)),
                _ => [],
            },
        };

    private IEnumerable<ValueSource> OfParameter(IParameterSymbol parameter, SyntaxNode use, CancellationToken cancellation)
    {
        var reassigned = _locals.Of(parameter, use, cancellation).ToList();
        if (reassigned is [{ Kind: ValueSourceKind.Assigned }, ..])
            return reassigned;
        var declared = models.Declarations(parameter, cancellation).OfType<ParameterSyntax>()
            .Select(static syntax => syntax.Default?.Value);
        return declared.Concat(_callSites.ArgumentsFor(parameter, cancellation))
            .OfType<ExpressionSyntax>()
            .Select(static value => new ValueSource(value))
            .Concat(reassigned);
    }

    private IEnumerable<ValueSource> OfMember(ISymbol member, CancellationToken cancellation)
    {
        foreach (var each in models.StandIns(member, cancellation))
        {
            foreach (var source in Bodies(each, cancellation))
                yield return source;
        }

        if (!IsFollowed(member))
            yield break;
        foreach (var assignment in _assignments.Of(member, cancellation))
            yield return new(assignment.Right, assignment.IsKind(SyntaxKind.AddAssignmentExpression) ? ValueSourceKind.Appended : ValueSourceKind.Assigned);
    }

    /// <summary>
    /// A property that others set holds something else in each object. That is worth following where its name says it
    /// holds an address or a key; a <c>Value</c> or <c>Text</c> would only mix up what has nothing to do with each other.
    /// </summary>
    private static bool IsFollowed(ISymbol member) => member.DeclaredAccessibility == Accessibility.Private
        || ConfigurationWords.Any(word => member.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Initializers, expression bodies and returns of one declared member.</summary>
    private IEnumerable<ValueSource> Bodies(ISymbol member, CancellationToken cancellation)
    {
        foreach (var syntax in models.Declarations(member, cancellation))
        {
            var values = syntax switch
            {
                VariableDeclaratorSyntax field => [field.Initializer?.Value],
                PropertyDeclarationSyntax property =>
                    [property.Initializer?.Value, property.ExpressionBody?.Expression, .. Returned(property.AccessorList?.Accessors.FirstOrDefault(
                        static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)))],
                // A positional record's property holds what its constructor was given.
                ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } positional
                    when models.Declared(positional, cancellation) is IParameterSymbol parameter =>
                    [positional.Default?.Value, .. _callSites.ArgumentsFor(parameter, cancellation)],
                BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax => Returned(syntax),
                _ => (IEnumerable<ExpressionSyntax?>)[],
            };
            foreach (var value in values)
            {
                if (value is not null)
                    yield return new(value);
            }
        }
    }

    private static IEnumerable<ExpressionSyntax?> Returned(SyntaxNode? function)
    {
        if (function is null)
            yield break;
        var arrow = function switch
        {
            BaseMethodDeclarationSyntax method => method.ExpressionBody,
            LocalFunctionStatementSyntax local => local.ExpressionBody,
            AccessorDeclarationSyntax accessor => accessor.ExpressionBody,
            _ => null,
        };
        if (arrow is not null)
            yield return arrow.Expression;
        var ownNodes = function.DescendantNodes(node =>
            node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
        foreach (var statement in ownNodes.OfType<ReturnStatementSyntax>())
            yield return statement.Expression;
    }
}
