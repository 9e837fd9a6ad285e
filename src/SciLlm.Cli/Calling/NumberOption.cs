using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SciLlm.Cli.Calling;

/// <summary>Options that take a number, and say which numbers when they are given another.</summary>
internal static class NumberOption
{
    /// <summary>A time limit in seconds, fractions allowed.</summary>
    public static Option<TimeSpan?> Seconds(string name, string description) => Create<TimeSpan?>(
        name,
        description,
        "S",
        "a number of seconds above 0, such as 30 or 0.5",
        text => Read(text) is { } seconds and > 0 and <= 86_400_000 ? TimeSpan.FromSeconds(seconds) : null);

    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    public static Option<int?> Count(string name, string description, int least = 1) => Create<int?>(
        name,
        description,
        "N",
        $"a whole number of {least} or more",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least ? count : null);

    /// <summary>A number of 0 or more, fractions allowed.</summary>
    public static Option<double?> Amount(string name, string description, string helpName) => Create<double?>(
        name,
        description,
        helpName,
        "a number of 0 or more",
        text => Read(text) is { } amount and >= 0 ? amount : null);

    private static Option<T?> Create<T>(string name, string description, string helpName, string expected, Func<string, T?> read) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(result, name, expected, read),
    };

    private static T? Parse<T>(ArgumentResult result, string name, string expected, Func<string, T?> read)
    {
        var text = result.Tokens.Single().Value;
        if (read(text) is { } value)
            return value;
        result.AddError($"{name} takes {expected}, not '{text}'.");
        return default;
    }

    private static double? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
