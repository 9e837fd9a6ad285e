namespace SciLlm.Analyzers.Preflight;

/// <summary>
/// A process's caller is a shell: a failure that is printed and ends in an exit code other than 0 has reached it.
/// </summary>
internal static class ExitCodes
{
    /// <summary>Whether code ends the process as failed, or returns an exit code.</summary>
    public static bool AreSetIn(SyntaxNode code, SemanticModel model, CancellationToken cancellation) => code.OwnNodes().Any(node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: var name } } call =>
            owner.SimpleName()?.Identifier.ValueText == "Environment"
            && (name == "FailFast" || name == "Exit" && call.ArgumentList.Arguments is [var exitCode] && IsFailure(exitCode.Expression, model, cancellation)),
        AssignmentExpressionSyntax assignment =>
            assignment.Left.SimpleName()?.Identifier.ValueText == "ExitCode" && IsFailure(assignment.Right, model, cancellation),
        ReturnStatementSyntax { Expression: { } value } => IsFailure(value, model, cancellation),
        _ => false,
    });

    /// <summary>A value that is not constant may be any exit code.</summary>
    private static bool IsFailure(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(value, cancellation).Type?.SpecialType == SpecialType.System_Int32
        && model.GetConstantValue(value, cancellation) is not { HasValue: true, Value: 0 };
}
