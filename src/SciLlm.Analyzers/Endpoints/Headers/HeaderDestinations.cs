namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>The URLs that a hand-set header travels to.</summary>
internal sealed class HeaderDestinations(
    SemanticModels models, TextFolder folder, Destinations destinations, TransportCalls transports, ClientRegistrations registrations,
    RefitInterfaces refit)
{
    public ImmutableArray<FoldedText> Of(HeaderSetting header, CancellationToken cancellation) => header switch
    {
        { Owner: HeaderOwner.Client, Target: { } client } => destinations.OfClient(client, header.Node, cancellation),
        { Owner: HeaderOwner.Request, Target: { } request } => OfRequest(request, cancellation),
        { Owner: HeaderOwner.Url, Target: { } url } => folder.Fold(url, cancellation),
        { Owner: HeaderOwner.Interface, Node: AttributeSyntax attribute } => refit.UrlsAround(attribute, cancellation),
        { Owner: HeaderOwner.Data } => OfNeighbours(header.Node, cancellation),
        _ => ImmutableArray<FoldedText>.Empty,
    };

    private ImmutableArray<FoldedText> OfRequest(ExpressionSyntax request, CancellationToken cancellation) =>
        request.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            && models.Declared(declaration, cancellation) is INamedTypeSymbol handler
            && handler.IsOrDerivesFrom("System.Net.Http", "HttpMessageHandler")
            && models.Symbol(request.Unwrap(), cancellation) is IParameterSymbol
            ? OfHandler(handler, cancellation)
            : destinations.OfRequest(request, cancellation);

    /// <summary>A handler's requests are those of the clients it is put into.</summary>
    private ImmutableArray<FoldedText> OfHandler(INamedTypeSymbol handler, CancellationToken cancellation)
    {
        var registered = registrations.All(cancellation)
            .Where(registration => registration.Handlers.Any(each => each.SameAs(handler)))
            .SelectMany(registration => registrations.HoldersOf(registration, cancellation))
            .SelectMany(holder => destinations.OfClient(holder, cancellation));
        var constructed = models.Trees
            .SelectMany(tree => SyntaxIndex.Of(tree, cancellation).Creations(handler.Name))
            .Where(creation => models.Type(creation, cancellation).SameAs(handler))
            .Select(static creation => creation.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault())
            .OfType<ExpressionSyntax>()
            .SelectMany(client => destinations.OfClient(client, client, cancellation));
        return registered.Concat(constructed).Distinct().Take(FoldedText.MaxReadings).ToImmutableArray();
    }

    /// <summary>Headers held as data go where the method sends, or where it has them sent; else where the type sends.</summary>
    private ImmutableArray<FoldedText> OfNeighbours(SyntaxNode node, CancellationToken cancellation)
    {
        var near = node.EnclosingMember() is not { } member ? ImmutableArray<FoldedText>.Empty
            : SentWithin(member, cancellation) is { IsEmpty: false } sent ? sent
            : HandedOver(node, member, cancellation);
        return near.IsEmpty && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? SentWithin(type, cancellation) : near;
    }

    /// <summary><c>Post(url, headers, json)</c>: what reads like a URL and is handed over with the headers.</summary>
    private ImmutableArray<FoldedText> HandedOver(SyntaxNode header, SyntaxNode member, CancellationToken cancellation)
    {
        var holder = HolderOf(header);
        return member.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments.Any(argument =>
                argument.Span.Contains(header.Span) || argument.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == holder))
            .SelectMany(static call => call.ArgumentList.Arguments)
            .Where(argument => !argument.Span.Contains(header.Span))
            .SelectMany(argument => folder.Fold(argument.Expression, cancellation))
            .Where(static text => !text.IsUnknown && text.Text.IndexOf('/') >= 0 && text.Text.IndexOfAny([' ', '\n', '{']) < 0)
            .Distinct().Take(FoldedText.MaxReadings).ToImmutableArray();
    }

    /// <summary>The variable that the headers are in.</summary>
    private static string? HolderOf(SyntaxNode header) => header switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var holder } } => holder.SimpleName()?.Identifier.ValueText,
        InvocationExpressionSyntax call => call.Receiver().SimpleName()?.Identifier.ValueText,
        _ => header.Ancestors().TakeWhile(static ancestor => ancestor is not StatementSyntax).OfType<VariableDeclaratorSyntax>().FirstOrDefault()?.Identifier.ValueText,
    };

    private ImmutableArray<FoldedText> SentWithin(SyntaxNode code, CancellationToken cancellation) => code.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Select(call => transports.Recognize(call, cancellation))
        .OfType<TransportCall>()
        .SelectMany(call => destinations.Of(call, cancellation))
        .Distinct().Take(FoldedText.MaxReadings).ToImmutableArray();
}
