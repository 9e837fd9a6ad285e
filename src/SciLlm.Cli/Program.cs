using System.CommandLine;
using System.CommandLine.Help;
using SciLlm;
using SciLlm.Cli;
using SciLlm.Cli.Calling;
using SciLlm.Cli.Commands;

// Not a RootCommand: that takes its name from the file, which cannot be called scillm beside the client's SciLlm.dll.
var root = new Command("scillm", "Keeps LLM calls on the SciLLM paved path.") { new HelpOption(), new VersionOption() };
foreach (var command in Subcommand.For(args))
    root.Add(command);
root.SetAction(static parsed => new HelpAction().Invoke(parsed));

try
{
    // A prompt may begin with @, which is no file of arguments.
    var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (parsed.Errors.Count > 0)
    {
        foreach (var error in KeyOptions.Errors(parsed, args))
            Console.Error.WriteLine(error);
        Console.Error.WriteLine($"See 'scillm {string.Join(' ', args.TakeWhile(a => root.Subcommands.Any(c => c.Name == a)).Append("--help"))}'.");
        return ExitCode.Failed;
    }
    var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };

    // A batch ends by itself when it is interrupted, and that takes as long as what is in flight.
    if (parsed.CommandResult.Command.Name == ParallelCommand.Name)
        invocation.ProcessTerminationTimeout = null;
    return await parsed.InvokeAsync(invocation);
}
catch (CommandFailedException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCode.Failed;
}
catch (SciLlmException e)
{
    Console.Error.WriteLine(e.Message);
    return e is SciLlmConfigurationException ? ExitCode.Failed : ExitCode.Unsuccessful;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped before it was done.");
    return ExitCode.Failed;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"A file could not be read or written: {e.Message}");
    return ExitCode.Failed;
}
