namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>
/// The code that shapes a call where no URL tells what it is: the method, those that make its request or body, those that call it, and those that
/// send to the same field or property. A type's word counts only where the type sends in one place, since one client often serves an LLM and
/// other services side by side.
/// </summary>
internal sealed class CallContexts(SemanticModels models, ObjectTracer tracer, BodyMakers bodies)
{
    private readonly CallSites _callSites = new(models);

    public IEnumerable<SyntaxNode> Of(TransportCall call, CancellationToken cancellation) =>
        Around(call.Call, cancellation).Concat(Makers(call.Request, cancellation)).Concat(Makers(call.Body, cancellation)).Concat(bodies.Of(call, cancellation))
            .Concat(SendersToTheSame(call.Url, cancellation)).Distinct();

    public IEnumerable<SyntaxNode> Around(SyntaxNode node, CancellationToken cancellation)
    {
        if (node.EnclosingMember() is not { } member)
            yield break;
        yield return member;
        if (member is not TypeDeclarationSyntax && member.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && SendingMembers(type) <= 1)
            yield return type;
        if (models.Declared(member, cancellation) is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method)
            yield break;
        foreach (var call in _callSites.Of(method, cancellation))
        {
            // A whole program is no caller: it holds its other functions too.
            if (call.EnclosingMember() is { } caller and not CompilationUnitSyntax)
                yield return caller;
        }
    }

    private IEnumerable<SyntaxNode> Makers(ExpressionSyntax? value, CancellationToken cancellation) => value is null
        ? []
        : tracer.Trace(value, cancellation).Origins.Select(static origin => origin.EnclosingMember()).OfType<SyntaxNode>();

    /// <summary>Members of the type that send to the same field or property: whatever it holds, they talk to one service.</summary>
    private IEnumerable<SyntaxNode> SendersToTheSame(ExpressionSyntax? url, CancellationToken cancellation)
    {
        if (url?.Unwrap() is not IdentifierNameSyntax { Identifier.ValueText: var name } holder || models.Symbol(holder, cancellation) is not (IFieldSymbol or IPropertySymbol)
            || holder.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return [];
        return SyntaxIndex.Of(type.SyntaxTree, cancellation).Sends
            .Where(send => type.Span.Contains(send.Span)
                && send.ArgumentList.Arguments.Any(argument => argument.Expression.Unwrap() is IdentifierNameSyntax same && same.Identifier.ValueText == name))
            .Select(static send => send.EnclosingMember()).OfType<SyntaxNode>();
    }

    private static int SendingMembers(TypeDeclarationSyntax type) => type.Members.Count(static member => member.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression.SimpleName() is { } name && TransportCalls.MaySend(name.Identifier.ValueText)));
}
