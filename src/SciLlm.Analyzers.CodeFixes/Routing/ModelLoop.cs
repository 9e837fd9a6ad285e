namespace SciLlm.Analyzers.CodeFixes.Routing;

/// <summary>A loop over models that does nothing but ask a <c>SciLlmClient</c> for a completion, once for each until one answers.</summary>
/// <param name="Attempt">All that the loop does.</param>
/// <param name="Client">Who is asked.</param>
/// <param name="Uses">Where the model of the round is named: in the request, and where its failure is told.</param>
/// <param name="Group">What the models are called together.</param>
internal sealed record ModelLoop(TryStatementSyntax Attempt, ExpressionSyntax Client, IReadOnlyList<IdentifierNameSyntax> Uses, string Group)
{
    public static ModelLoop? Of(ForEachStatementSyntax loop, FixSite site)
    {
        if (loop is not { Statement: BlockSyntax { Statements: [TryStatementSyntax { Finally: null } attempt] } body, Expression: ExpressionSyntax models }
            || !loop.AwaitKeyword.IsKind(SyntaxKind.None)
            || site.Model.GetDeclaredSymbol(loop, site.Cancellation) is not { Type.SpecialType: SpecialType.System_String } model
            || HoldsWhatCannotMove(body, attempt))
            return null;

        var calls = attempt.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => IsCompletion(call, site)).ToList();
        if (calls is not [{ Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } asking } call]
            || call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault()
                is not { Initializer.Expressions: var settings }
            || SettingOf(settings, "Model") is not { } asked
            || SettingOf(settings, "ApiBase") is not null
            || SettingOf(settings, "ApiKey") is not null
            || DoesMore(attempt.Block, call))
            return null;

        var uses = body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == model.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.Cancellation).Symbol, model))
            .ToList();
        return uses.Contains(asked) && uses.All(use => use == asked || !attempt.Block.Span.Contains(use.Span))
            ? new ModelLoop(attempt, asking.Expression, uses, NameOf(models))
            : null;
    }

    /// <summary>Jumps that mean the loop, texts over several lines, and comments that stand in its frame.</summary>
    private static bool HoldsWhatCannotMove(BlockSyntax body, TryStatementSyntax attempt) =>
        body.DescendantNodes().Any(static node => node is BreakStatementSyntax or ContinueStatementSyntax or YieldStatementSyntax)
        || body.DescendantTokens().Any(static token => token.Span.Length > 0 && token.Text.IndexOf('\n') >= 0)
        || body.DescendantTrivia().Any(trivia => trivia.IsDirective
            || (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !attempt.Span.Contains(trivia.Span)));

    /// <summary>Whatever else could fail in the round would have moved on to the next model too.</summary>
    private static bool DoesMore(BlockSyntax block, InvocationExpressionSyntax call) => block.DescendantNodes().Any(node =>
        !call.Span.Contains(node.Span) && node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var awaited } } => awaited != call,
            InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or IfStatementSyntax
                or ElementAccessExpressionSyntax or CastExpressionSyntax => true,
            AwaitExpressionSyntax await => !await.Span.Contains(call.Span),
            _ => false,
        });

    private static bool IsCompletion(InvocationExpressionSyntax call, FixSite site) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompleteAsync" or "Complete" }
        && site.Path.Client is { } client
        && site.Model.GetSymbolInfo(call, site.Cancellation).Symbol is IMethodSymbol method
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, client.Client);

    private static IdentifierNameSyntax? SettingOf(SeparatedSyntaxList<ExpressionSyntax> settings, string name) => settings
        .OfType<AssignmentExpressionSyntax>()
        .Where(setting => setting.Left is IdentifierNameSyntax property && property.Identifier.ValueText == name)
        .Select(static setting => setting.Right as IdentifierNameSyntax ?? (IdentifierNameSyntax)setting.Left)
        .FirstOrDefault();

    private static string NameOf(ExpressionSyntax models) =>
        models.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().LastOrDefault()?.Identifier.ValueText is { Length: > 0 } name
            ? char.ToLowerInvariant(name[0]) + name.Substring(1)
            : "models";
}
