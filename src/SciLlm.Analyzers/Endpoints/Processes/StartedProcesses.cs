using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Processes;

/// <summary>
/// Recognises the calls that start a process: the framework's <c>Process.Start</c>, and CliWrap, SimpleExec and MedallionShell by their names.
/// </summary>
internal sealed class StartedProcesses(SemanticModels models, TextFolder folder, ObjectTracer tracer)
{
    private readonly ConcurrentDictionary<InvocationExpressionSyntax, StartedProcess?> _recognized = new();
    private readonly ProcessSettings _settings = new(models, folder, tracer);

    /// <summary>The gate: whether a call by this name can start a process at all.</summary>
    public static bool MayStart(InvocationExpressionSyntax call) => call.Expression.SimpleName()?.Identifier.ValueText switch
    {
        "Start" => true,
        "Wrap" => call.Receiver().SimpleName()?.Identifier.ValueText == "Cli",
        "Run" or "RunAsync" or "Read" or "ReadAsync" => call.Receiver().SimpleName()?.Identifier.ValueText is "Command" or "Shell",
        _ => false,
    };

    public StartedProcess? Recognize(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        MayStart(call) ? _recognized.GetOrAdd(call, _ => RecognizeUncached(call, cancellation)) : null;

    private StartedProcess? RecognizeUncached(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var method = models.Symbol(call, cancellation) as IMethodSymbol;
        if (method is not null && models.IsDeclaredHere(method.ReducedFrom ?? method))
            return null;
        var name = call.Expression.SimpleName()!;
        var arguments = call.ArgumentList.Arguments;
        switch (name.Identifier.ValueText)
        {
            case "Start" when method?.ContainingType.IsOrDerivesFrom("System.Diagnostics", "Process") != true:
                return null;
            case "Start" when arguments.Count == 0:
                return call.Receiver() is { } process ? Started(call, name, _settings.OfProcess(process, cancellation), cancellation) : null;
            case "Start" when method!.Parameters is [{ Name: "startInfo" }, ..]:
                return Started(call, name, _settings.Of(arguments[0].Expression, cancellation), cancellation);
            case "Wrap" when arguments.Count == 1:
                return Started(call, name, new(arguments[0].Expression, CliWrapArguments(call, cancellation)), cancellation);
            default:
                return arguments.Count == 0
                    ? null
                    : Started(call, name, new(arguments[0].Expression, folder.Lists.CommandLine(Rest(arguments), cancellation)), cancellation);
        }
    }

    private StartedProcess? Started(InvocationExpressionSyntax call, SimpleNameSyntax name, CommandText? command, CancellationToken cancellation) =>
        command is { Program: { } program, Arguments: var arguments } && ProgramNames(program, cancellation).ToImmutableArray() is { IsEmpty: false } programs
            ? new(call, name, programs, arguments)
            : null;

    /// <summary>Arguments behind the program's name that are texts or lists of them; the other settings of a call are neither.</summary>
    private static IEnumerable<ExpressionSyntax> Rest(SeparatedSyntaxList<ArgumentSyntax> arguments) => arguments.Skip(1)
        .Where(static argument => argument.NameColon?.Name.Identifier.ValueText is null or "args" or "arguments")
        .Select(static argument => argument.Expression);

    /// <summary>What the <c>WithArguments</c> behind a <c>Cli.Wrap</c> says: a text, a list, or a function that adds one after another.</summary>
    private ImmutableArray<FoldedText> CliWrapArguments(InvocationExpressionSyntax wrap, CancellationToken cancellation)
    {
        var call = wrap;
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next })
        {
            call = next;
            if (call.Expression.SimpleName()?.Identifier.ValueText == "WithArguments" && call.ArgumentList.Arguments is [{ Expression: var given }, ..])
                return folder.Lists.CommandLine(given is AnonymousFunctionExpressionSyntax build ? TextLists.AddedIn(build) : [given], cancellation);
        }
        return FoldedText.UnknownOnly;
    }

    private IEnumerable<string> ProgramNames(ExpressionSyntax program, CancellationToken cancellation)
    {
        var known = folder.Fold(program, cancellation).Where(static reading => !reading.IsUnknown && reading.Text.Length > 0).ToList();
        if (known.Count == 0)
            return program.Unwrap().SimpleName() is { Identifier.ValueText: var variable } ? [variable] : [];
        // A URL is opened by whatever the desktop opens it with.
        return known.Where(static reading => !UrlText.IsAbsolute(reading)).Select(static reading => FileName(reading.Text));
    }

    private static string FileName(string path)
    {
        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Trim().ToLowerInvariant();
        return file.EndsWith(".exe", StringComparison.Ordinal) ? file.Substring(0, file.Length - ".exe".Length) : file;
    }
}
