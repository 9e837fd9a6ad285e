namespace SciLlm.Cli.Checking;

/// <summary>Numbers with their nouns.</summary>
internal static class Counted
{
    public static string Of(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
