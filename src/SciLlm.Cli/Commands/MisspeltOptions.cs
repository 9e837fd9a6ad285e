using System.CommandLine.Parsing;

namespace SciLlm.Cli.Commands;

/// <summary>What looks like an option and is none would pass for a path, a name or a requirement.</summary>
internal static class MisspeltOptions
{
    /// <summary>A validator for arguments that take any text.</summary>
    public static void Refuse(ArgumentResult argument)
    {
        foreach (var token in argument.Tokens)
        {
            if (token.Value is ['-', '-' or (>= 'A' and <= 'z'), ..] option && !option.Contains(' '))
                argument.AddError($"'{option}' is not an option of this command.");
        }
    }
}
