namespace SciLlm.Analyzers.Scripts.Commands;

/// <summary>A word of a command line: where it stands, quotes included, and what it comes to.</summary>
internal sealed record CommandWord(int Start, int Length, ImmutableArray<FoldedText> Readings)
{
    /// <summary>The word as its only reading has it; several readings have no one text.</summary>
    public string Text => Readings.Length == 1 ? Readings[0].Text : "";

    /// <summary>The program's name without its folder.</summary>
    public string Program => Text.Substring(Text.LastIndexOfAny(['/', '\\']) + 1);
}
