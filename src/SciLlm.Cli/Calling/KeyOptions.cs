using System.CommandLine;
using SciLlm.Analyzers.Authentication;

namespace SciLlm.Cli.Calling;

/// <summary>Where the API key is read from: never from the command line, and no message repeats what may be one.</summary>
internal sealed class KeyOptions
{
    private const string StandardInput = "-";
    private const string DefaultVariable = "CHUTES_API_KEY";
    private const string Refusal =
        "A key does not go on the command line, where other programs and the shell's history can read it. Put it into an environment variable "
        + "(--api-key-env NAME), a file (--api-key-file FILE) or standard input (--api-key-file -), and replace the one that was just typed.";

    private readonly Option<string?> _variable = new("--api-key-env")
    {
        Description = $"The environment variable that holds the API key; {DefaultVariable} when left out.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _file = new("--api-key-file") { Description = "A file that holds the API key and nothing else; - for standard input.", HelpName = "FILE" };

    // Known only to be refused: an unknown option would be repeated in the error, with the key behind it.
    private readonly Option<string[]> _onCommandLine = new("--api-key", "--key")
    {
        Hidden = true,
        Arity = ArgumentArity.ZeroOrMore,
        Validators = { static result => result.AddError(Refusal) },
    };

    /// <summary>What to say of a command line that cannot be read: its errors, or none of them where one would repeat a key.</summary>
    public static IEnumerable<string> Errors(ParseResult parsed, IReadOnlyList<string> arguments) =>
        arguments.Any(MayHoldKey) ? [Refusal] : parsed.Errors.Select(static error => error.Message);

    private static bool MayHoldKey(string argument) =>
        ApiKeyText.FindIn(argument) is { IsTelling: true }
        || argument.StartsWith('-') && !argument.StartsWith("--api-key-", StringComparison.Ordinal) && argument.Contains("key", StringComparison.OrdinalIgnoreCase);

    public void AddTo(Command command)
    {
        command.Options.Add(_variable);
        command.Options.Add(_file);
        command.Options.Add(_onCommandLine);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_variable) is { Implicit: false } && result.GetResult(_file) is { Implicit: false })
                result.AddError("--api-key-env and --api-key-file both say where the key is; give one of them.");
        });
    }

    /// <summary>Whether the key comes from standard input, so that nothing else can.</summary>
    public bool ReadsStandardInput(ParseResult parsed) => parsed.GetValue(_file) == StandardInput;

    /// <summary>The key; null when the default variable holds none.</summary>
    /// <exception cref="CommandFailedException">There is no key where the options say.</exception>
    public string? Read(ParseResult parsed, TextReader standardInput)
    {
        if (parsed.GetValue(_file) is { } file)
            return Given(file == StandardInput ? standardInput.ReadToEnd() : ReadFile(file)) ?? throw new CommandFailedException("What --api-key-file names is empty; it has to hold the API key.");
        if (parsed.GetValue(_variable) is { } variable)
            return Given(Environment.GetEnvironmentVariable(variable)) ?? throw new CommandFailedException("The environment variable that --api-key-env names is not set. It takes the variable's name, not the key.");
        return Given(Environment.GetEnvironmentVariable(DefaultVariable));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailedException("The file that --api-key-file names cannot be read. It takes the file's path, not the key.");
        }
    }
}
