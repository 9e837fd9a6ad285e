using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What is set on a request or client outside the payload, and that a converted request carries on.</summary>
internal static class CarriedSettings
{
    private static readonly ImmutableHashSet<string> Dropped = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "x-api-key", "api-key", "x-goog-api-key", "Accept", "Content-Type", "anthropic-version");

    /// <summary>Headers that neither authenticate nor describe the body, such as <c>X-Title</c>, and the time limit of a client made here.</summary>
    public static IEnumerable<InitializerMember> Of(Rewrite rewrite, TypeNames names, SendCall send) =>
        new[] { Headers(rewrite, names, send), Timeout(rewrite, send) }.OfType<InitializerMember>();

    private static InitializerMember? Timeout(Rewrite rewrite, SendCall send)
    {
        if (send.Call.Client is not { } client || LocalUses.Of(client, rewrite.Model, rewrite.Cancellation) is not { } uses
            || (AtCreation(uses) ?? uses.AssignedTo("Timeout").FirstOrDefault()) is not { } timeout)
            return null;
        rewrite.Keep(timeout);
        return new("Timeout", timeout.ToString());
    }

    private static ExpressionSyntax? AtCreation(LocalUses client) =>
        client.Value is BaseObjectCreationExpressionSyntax creation ? RequestCreation.Assigned(creation, "Timeout") : null;

    private static InitializerMember? Headers(Rewrite rewrite, TypeNames names, SendCall send)
    {
        if (send.Call.Request is not { } request || LocalUses.Of(request, rewrite.Model, rewrite.Cancellation) is not { } uses)
            return null;
        var headers = uses.References
            .Select(static reference => LocalUses.SetupBy(reference)?.Expression)
            .OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression.SimpleName()?.Identifier.ValueText is "Add" or "TryAddWithoutValidation")
            .Select(static call => call.ArgumentList.Arguments)
            .Where(arguments => arguments.Count == 2 && IsCarried(rewrite, arguments[0].Expression, arguments[1].Expression))
            .ToList();
        if (headers.Count == 0)
            return null;
        foreach (var arguments in headers)
            rewrite.Keep(arguments[1].Expression);
        var entries = string.Join(", ", headers.Select(static arguments => $"[{arguments[0]}] = {arguments[1]}"));
        return new("ExtraHeaders", $"new {names.Of("System.Collections.Generic", "Dictionary")}<string, string> {{ {entries} }}");
    }

    private static bool IsCarried(Rewrite rewrite, ExpressionSyntax name, ExpressionSyntax value) =>
        rewrite.Model.GetConstantValue(name, rewrite.Cancellation).Value is string header && !Dropped.Contains(header)
        && rewrite.Model.GetTypeInfo(value, rewrite.Cancellation).Type?.SpecialType == SpecialType.System_String;
}
