namespace SciLlm.Analyzers.Routing;

/// <summary>Whether one LLM call asks another model, base, key or provider than an earlier one, and not just once more or in other words.</summary>
internal sealed class OtherChoice(LlmEndpoints endpoints, CancellationToken cancellation)
{
    /// <param name="first">The call that failed.</param>
    /// <param name="second">The call made then.</param>
    /// <param name="around">The code around the second.</param>
    public bool IsOther(InvocationExpressionSyntax first, InvocationExpressionSyntax second, SyntaxNode around)
    {
        if (UrlOf(first) is { } url && UrlOf(second) is { } otherUrl)
            return TargetOf(url) != TargetOf(otherUrl) || HasOtherArgument(first, second);
        if (IsAskedAnew(second))
            return true;
        var (name, otherName) = (Name(first), Name(second));
        if (name != otherName && (Alternates.AreChosenBy(otherName) && !IsTriedWith(first, second) || AreOtherVendors(VendorsIn(name), VendorsIn(otherName))))
            return true;
        if (endpoints.Transports.Recognize(second, cancellation) is null
            && first.Receiver() is { } receiver && second.Receiver() is { } otherReceiver && !SyntaxFactory.AreEquivalent(receiver, otherReceiver)
            && !(CreationOf(receiver) is { } made && CreationOf(otherReceiver) is { } madeAgain && SyntaxFactory.AreEquivalent(made, madeAgain)))
            return true;
        return name == otherName && (HasOtherArgument(first, second) || IsSwitchedIn(around));
    }

    /// <summary>What the <c>try</c> may do anyway is no choice that is left for its failure: another way to go about it, whoever is asked.</summary>
    private static bool IsTriedWith(InvocationExpressionSyntax first, InvocationExpressionSyntax second) =>
        first.FirstAncestorOrSelf<TryStatementSyntax>() is { Block: var tried }
        && tried.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => SyntaxFactory.AreEquivalent(call, second));

    /// <summary>The method that failed calls itself, with something else for its model or key: <c>AskAsync(prompt, keyIndex + 1)</c>.</summary>
    private static bool IsAskedAnew(InvocationExpressionSyntax second) =>
        second.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.Identifier.ValueText == Name(second)
        && second.ArgumentList.Arguments.Select((argument, at) => (Given: argument.Expression, Parameter: argument.NameColon?.Name.Identifier.ValueText
                ?? method.ParameterList.Parameters.ElementAtOrDefault(at)?.Identifier.ValueText))
            .Any(static pair => pair.Parameter is { } parameter && Alternates.AreNamedBy(parameter)
                && (pair.Given as IdentifierNameSyntax)?.Identifier.ValueText != parameter);

    /// <summary>In the code itself, or in a method of the same type that it calls.</summary>
    private static bool IsSwitchedIn(SyntaxNode around) => Alternates.AreSwitchedIn(around) || Switching.IsIn(around)
        || around.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && new HashSet<string>(around.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression).OfType<IdentifierNameSyntax>()
                .Select(static name => name.Identifier.ValueText)) is var called
            && type.Members.OfType<MethodDeclarationSyntax>().Any(method => called.Contains(method.Identifier.ValueText) && Alternates.AreSwitchedIn(method));

    private string? UrlOf(InvocationExpressionSyntax call) =>
        endpoints.Transports.Recognize(call, cancellation) is { } transport ? endpoints.Judge(transport, cancellation).Url : null;

    /// <summary>The server a URL leads to, and the model or deployment that its path names: another path of one server is another way to ask it.</summary>
    private static string TargetOf(string url)
    {
        var parts = url.Split('/');
        var host = url.IndexOf("://", StringComparison.Ordinal) >= 0 ? 2 : 0;
        var model = Array.FindIndex(parts, static part => part is "models" or "deployments" or "engines") + 1;
        return parts.ElementAtOrDefault(host) + "/" + (model > 0 ? parts.ElementAtOrDefault(model) : "");
    }

    private static bool HasOtherArgument(InvocationExpressionSyntax first, InvocationExpressionSyntax second) =>
        first.ArgumentList.Arguments.Zip(second.ArgumentList.Arguments, static (argument, other) => (argument, other)).Any(static pair =>
            !SyntaxFactory.AreEquivalent(pair.argument, pair.other) && !Alternates.NamedIn(pair.argument).SetEquals(Alternates.NamedIn(pair.other)));

    /// <summary>The <c>new</c> that a local begins with: <c>var plain = new Client(key).WithoutTools();</c></summary>
    private static ObjectCreationExpressionSyntax? CreationOf(ExpressionSyntax receiver)
    {
        if (receiver is not IdentifierNameSyntax { Identifier.ValueText: var name })
            return null;
        var made = receiver.EnclosingMember()?.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(each => each.Identifier.ValueText == name)?.Initializer?.Value.Unwrap();
        while (made is InvocationExpressionSyntax call)
            made = call.Receiver();
        return made as ObjectCreationExpressionSyntax;
    }

    /// <summary><c>AskRules</c> and <c>AskLlm</c> are two steps, not two vendors.</summary>
    private static bool AreOtherVendors(HashSet<string> first, HashSet<string> second) =>
        second.Count > 0 && !second.SetEquals(first) && first.Concat(second).Any(static vendor => vendor is not "llm");

    private static HashSet<string> VendorsIn(string name) =>
        [.. Vendors.All.Where(vendor => name.IndexOf(vendor, StringComparison.OrdinalIgnoreCase) >= 0)];

    private static string Name(InvocationExpressionSyntax call) => call.Expression.SimpleName()?.Identifier.ValueText ?? "";
}
