using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Follows a request to where its verb is named: to the method that makes it, and to the callers that hand it over.</summary>
internal sealed class PostedRequest(FixSite site)
{
    /// <summary>How many methods a request is followed through.</summary>
    private const int Farthest = 3;

    /// <summary>Whether a request, or the verb one is made with, is a POST wherever it comes from.</summary>
    public bool IsCertain(ExpressionSyntax request) => Verbs(request, Farthest) is { Count: > 0 } verbs && verbs.All(static verb => verb == "Post");

    /// <summary>The verbs it may have; none where one of them is not known.</summary>
    private IReadOnlyCollection<string> Verbs(ExpressionSyntax request, int distance)
    {
        if (distance == 0)
            return [];
        switch (request.Unwrap())
        {
            case MemberAccessExpressionSyntax verb:
                return [.. RequestCreation.Methods(verb)];
            case BaseObjectCreationExpressionSyntax creation:
                return RequestCreation.Methods(creation).ToList() is { Count: > 0 } named ? named
                    : creation.ArgumentList?.Arguments.FirstOrDefault() is { } first ? Verbs(first.Expression, distance)
                    : [];
            case InvocationExpressionSyntax call:
                return RequestCreation.Methods(call.ArgumentList).ToList() is { Count: > 0 } asked ? asked
                    : site.Model.GetSymbolInfo(call, site.Cancellation).Symbol is { } maker ? [.. Declarations(maker).SelectMany(RequestCreation.Methods)]
                    : [];
            case IdentifierNameSyntax name:
                return site.Model.GetSymbolInfo(name, site.Cancellation).Symbol switch
                {
                    ILocalSymbol local when LocalUses.Of(local, site.Model, site.Cancellation) is { Value: { } value } uses
                        && !uses.References.Any(static use => use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use) => Verbs(value, distance),
                    IParameterSymbol parameter => HandedOver(parameter, name, distance - 1),
                    _ => [],
                };
            default:
                return [];
        }
    }

    /// <summary>What the callers in the same type pass for a parameter of a private method.</summary>
    private IReadOnlyCollection<string> HandedOver(IParameterSymbol parameter, SyntaxNode use, int distance)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method
            || use.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || method.ContainingType.DeclaringSyntaxReferences.Length != 1)
            return [];
        var handed = type.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression.SimpleName()?.Identifier.ValueText == method.Name)
            .Where(call => SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(call, site.Cancellation).Symbol?.OriginalDefinition, method))
            .Select(call => CallSites.Argument(call.ArgumentList.Arguments, parameter) is { } argument ? Verbs(argument, distance) : [])
            .ToList();
        return handed.TrueForAll(static verbs => verbs.Count > 0) ? [.. handed.SelectMany(static verbs => verbs)] : [];
    }

    private IEnumerable<SyntaxNode> Declarations(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(site.Cancellation));
}
