using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// The headers of a request that are neither authentication nor about its body, such as <c>X-Title</c>: a converted request carries them as
/// <c>ExtraHeaders</c>.
/// </summary>
internal static class CarriedHeaders
{
    private static readonly ImmutableHashSet<string> Dropped = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "Authorization", "x-api-key", "api-key", "x-goog-api-key", "Accept", "Content-Type", "anthropic-version");

    public static InitializerMember? Of(Rewrite rewrite, TypeNames names, SendCall send)
    {
        if (send.Call.Request is not { } request || LocalUses.Of(request, rewrite.Model, rewrite.Cancellation) is not { } uses)
            return null;
        var headers = uses.References
            .Select(static reference => LocalUses.SetupBy(reference)?.Expression)
            .OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression.SimpleName()?.Identifier.ValueText is "Add" or "TryAddWithoutValidation" && call.ArgumentList.Arguments.Count == 2)
            .Select(static call => call.ArgumentList.Arguments)
            .Where(arguments => rewrite.Model.GetConstantValue(arguments[0].Expression, rewrite.Cancellation).Value is string name && !Dropped.Contains(name)
                && rewrite.Model.GetTypeInfo(arguments[1].Expression, rewrite.Cancellation).Type?.SpecialType == SpecialType.System_String)
            .ToList();
        if (headers.Count == 0)
            return null;
        foreach (var arguments in headers)
            rewrite.Keep(arguments[1].Expression);
        return new("ExtraHeaders", $"new {names.Of("System.Collections.Generic", "Dictionary")}<string, string> {{ {string.Join(", ", headers.Select(static arguments => $"[{arguments[0]}] = {arguments[1]}"))} }}");
    }
}
