namespace SciLlm.Analyzers.Preflight;

/// <summary>The most that code does with a failure it holds.</summary>
internal enum FailureUse
{
    None,

    /// <summary>Printed, logged or traced, and nothing else.</summary>
    Logged,

    /// <summary>Returned, thrown, stored, or given to code that may do so.</summary>
    HandedOn,
}

/// <summary>What code does with the variable that holds a failure: an exception, a faulted task, a result that is not ok.</summary>
internal static class FailureUses
{
    /// <summary>What tells whether something failed, but not what.</summary>
    private static readonly ImmutableHashSet<string> Verdicts = ImmutableHashSet.Create(
        "Ok", "Model", "ApiBase", "AuthStyle", "Attempts", "Elapsed", "IsFaulted", "IsCanceled", "IsCompleted", "IsCompletedSuccessfully");

    private static readonly ImmutableHashSet<string> LogCalls = ImmutableHashSet.Create(
        "Write", "WriteLine", "WriteAsync", "WriteLineAsync", "WriteError", "WriteException", "Markup", "MarkupLine", "Print", "Trace", "Debug", "Info",
        "Information", "Warn", "Warning", "Error", "Critical", "Fatal", "Verbose", "TraceError", "TraceWarning", "TraceInformation", "TrackTrace");

    /// <summary>What is called so on a span or a telemetry client takes notes; a method of one's own may well show what happened.</summary>
    private static readonly ImmutableHashSet<string> NotingCalls =
        ImmutableHashSet.Create("TrackException", "RecordException", "AddException", "CaptureException", "SetStatus");

    private static readonly ImmutableHashSet<string> Throwing = ImmutableHashSet.Create("EnsureOk", "Throw", "Rethrow");

    /// <summary>The most that is done in a piece of code with what a variable holds, and with what is made from it there.</summary>
    /// <param name="scope">The code looked at, functions inside it included.</param>
    /// <param name="variable">The variable's name; null when the failure has none.</param>
    /// <param name="apart">Pieces of the code that do not count.</param>
    public static FailureUse Of(SyntaxNode scope, string? variable, IReadOnlyCollection<SyntaxNode>? apart = null)
    {
        var most = FailureUse.None;
        if (variable is null)
            return most;
        var holders = new Queue<string>([variable]);
        var seen = new HashSet<string>();
        while (holders.Count > 0)
        {
            var holder = holders.Dequeue();
            if (!seen.Add(holder))
                continue;
            foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == holder))
            {
                if (apart?.Any(piece => piece.Span.Contains(name.Span)) == true)
                    continue;
                var use = Of(name, scope, holders);
                most = use > most ? use : most;
            }
        }
        return most;
    }

    private static FailureUse Of(IdentifierNameSyntax name, SyntaxNode scope, Queue<string> newHolders)
    {
        for (SyntaxNode node = name; node != scope && node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == node:
                case MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax when Member(parent) is { } member && Verdicts.Contains(member):
                case NameColonSyntax or NameEqualsSyntax:
                case BinaryExpressionSyntax binary when IsComparison(binary):
                case ConditionalExpressionSyntax choice when choice.Condition == node:
                case IfStatementSyntax or WhileStatementSyntax or CatchFilterClauseSyntax:
                    return FailureUse.None;
                case IsPatternExpressionSyntax { Pattern: var pattern }:
                    foreach (var designation in pattern.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
                        newHolders.Enqueue(designation.Identifier.ValueText);
                    return FailureUse.None;
                case InvocationExpressionSyntax call when call.Expression == node && Throwing.Contains(CalledName(call)):
                    return FailureUse.HandedOn;
                case InvocationExpressionSyntax call when IsStatement(call):
                    return call.Expression == node ? FailureUse.None : IsLogCall(call) ? FailureUse.Logged : FailureUse.HandedOn;
                case InvocationExpressionSyntax call when CalledName(call) == "nameof":
                    return FailureUse.None;
                case VariableDeclaratorSyntax declarator:
                    newHolders.Enqueue(declarator.Identifier.ValueText);
                    return FailureUse.None;
                case ForEachStatementSyntax loop:
                    newHolders.Enqueue(loop.Identifier.ValueText);
                    return FailureUse.None;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } }:
                    return FailureUse.None;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var local } } kept when kept.Right == node && IsDeclaredIn(scope, local):
                    newHolders.Enqueue(local);
                    return FailureUse.None;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Right == node ? FailureUse.HandedOn : FailureUse.None;
                case StatementSyntax:
                    return FailureUse.HandedOn;
            }
        }
        return FailureUse.HandedOn;
    }

    private static bool IsDeclaredIn(SyntaxNode scope, string local) =>
        scope.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declared => declared.Identifier.ValueText == local);

    /// <summary>The next member read off a value: <c>Details</c> of <c>result.Details.Message</c>.</summary>
    private static string? Member(SyntaxNode access) => access switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsComparison(BinaryExpressionSyntax binary) => binary.Kind() is
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.IsExpression or SyntaxKind.LessThanExpression
        or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

    /// <summary>A call whose value nobody takes: a logger's method may be named like one that makes a result.</summary>
    private static bool IsStatement(InvocationExpressionSyntax call)
    {
        SyntaxNode outer = call;
        while (outer.Parent is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax or
               MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" })
            outer = outer.Parent is MemberAccessExpressionSyntax { Parent: { } configured } ? configured : outer.Parent;
        return outer.Parent is ExpressionStatementSyntax
            || outer.Parent is AnonymousFunctionExpressionSyntax && IsLogCall(call)
            || outer.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } };
    }

    /// <summary>By its name, or by whom it is told to: a logger, a log file.</summary>
    public static bool IsLogCall(InvocationExpressionSyntax call) =>
        CalledName(call) is var name
        && !IsAnswered(call)
        && (LogCalls.Contains(name) || NotingCalls.Contains(name) && call.Expression is not IdentifierNameSyntax
            || name.StartsWith("Log", StringComparison.Ordinal) || name.EndsWith("Log", StringComparison.Ordinal)
            || call.Receiver().SimpleName()?.Identifier.ValueText is { } receiver && (receiver == nameof(File) || IsLog(receiver)));

    /// <summary><c>context.Response.WriteAsync(…)</c> tells the one who asked.</summary>
    private static bool IsAnswered(InvocationExpressionSyntax call) =>
        call.Receiver().SimpleName()?.Identifier.ValueText.EndsWith("Response", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary><c>_logger</c>, <c>Log</c>, <c>appLogger</c>; not a dialog or a catalog.</summary>
    private static bool IsLog(string receiver) =>
        Vendors.SplitWords(receiver).Any(static word => word is "log" or "logger" or "logging");

    private static string CalledName(InvocationExpressionSyntax call) => call.Expression.SimpleName()?.Identifier.ValueText ?? "";
}
