using System.CommandLine;
using System.CommandLine.Parsing;
using SciLlm.Analyzers.Governance;

namespace SciLlm.Cli.Governance;

/// <summary>Options that are days.</summary>
internal static class DateOption
{
    public static Option<DateTime?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = ExceptionDate.Format,
        CustomParser = result => Parse(result, name),
    };

    private static DateTime? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens.Single().Value;
        if (ExceptionDate.Parse(text) is { } date)
            return date;
        result.AddError($"{name} takes a day as {ExceptionDate.Format}, not '{text}'.");
        return null;
    }
}
