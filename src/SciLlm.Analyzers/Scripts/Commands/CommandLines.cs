namespace SciLlm.Analyzers.Scripts.Commands;

/// <summary>What one command line does: calls an endpoint itself, or hands code to an interpreter.</summary>
internal static class CommandLines
{
    /// <param name="input">The here-document that the command reads, if any.</param>
    public static void Examine(IReadOnlyList<CommandWord> words, ScriptText? input, ScriptText text, ScriptScan scan)
    {
        if (words.Count == 0)
            return;
        var first = words[0].Program;
        var isRunner = CommandPrograms.RunsOthers(first);
        for (var at = 0; at < (isRunner ? words.Count : 1); at++)
        {
            if (CommandPrograms.IsClient(words[at].Program))
            {
                ReportCall(words, at, text, scan);
                return;
            }
            if (ScriptLanguages.OfInterpreter(words[at].Program) is { } language)
            {
                Interpret(language, words, at, input, text, scan);
                return;
            }
        }
        if (EmbeddedCall(words) is { } call && scan.Endpoints.Find(call) is { } endpoint)
            scan.Call(text, words[0].Start, words[0].Length, endpoint);
    }

    private static void ReportCall(IReadOnlyList<CommandWord> words, int program, ScriptText text, ScriptScan scan)
    {
        for (var at = program + 1; at < words.Count; at++)
        {
            if (CommandPrograms.TakesData(words[at - 1].Text))
                continue;
            if (scan.Endpoints.Find(AddressesIn(words[at].Readings)) is { } endpoint)
            {
                scan.Call(text, words[program].Start, words[program].Length, endpoint);
                return;
            }
        }
    }

    /// <summary><c>--url=https://…</c> and a variable that holds half the command line hold an address among other words.</summary>
    private static ImmutableArray<FoldedText> AddressesIn(ImmutableArray<FoldedText> readings) =>
        readings.SelectMany(static reading => Parts(reading.Text)).Take(FoldedText.MaxReadings * 4).ToImmutableArray();

    private static IEnumerable<FoldedText> Parts(string text)
    {
        if (text.Length > 0 && text[0] is '{' or '[')
            yield break;
        var parts = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < parts.Length; at++)
        {
            if (at > 0 && CommandPrograms.TakesData(parts[at - 1]))
                continue;
            var value = parts[at].StartsWith("--", StringComparison.Ordinal) ? parts[at].IndexOf('=') : -1;
            if (value >= 0 && CommandPrograms.TakesData(parts[at].Substring(0, value)))
                continue;
            yield return ScriptVariables.Folded(parts[at].Substring(value + 1));
        }
    }

    /// <summary><c>$CMD</c>, where a variable holds the program and its address.</summary>
    private static ImmutableArray<FoldedText>? EmbeddedCall(IReadOnlyList<CommandWord> words)
    {
        foreach (var reading in words[0].Readings)
        {
            var space = reading.Text.IndexOf(' ');
            if (space > 0 && CommandPrograms.IsClient(reading.Text.Substring(0, space)))
                return AddressesIn(words.SelectMany(static word => word.Readings).ToImmutableArray());
        }
        return null;
    }

    /// <summary><c>bash -c '…'</c>, <c>python - &lt;&lt;EOF</c>: the code is read in its own language, at its own place.</summary>
    private static void Interpret(ScriptLanguage language, IReadOnlyList<CommandWord> words, int program, ScriptText? input, ScriptText text, ScriptScan scan)
    {
        if (input is not null)
            scan.Read(language, input);
        for (var at = program + 1; at < words.Count; at++)
        {
            var word = words[at];
            var raw = text.Text.Substring(word.Start, word.Length);
            var isQuoted = raw.Length > 2 && raw[0] is '"' or '\'' && raw[raw.Length - 1] == raw[0];
            if (isQuoted && raw.Any(static character => char.IsWhiteSpace(character) || character is '('))
                scan.Read(language, text.Slice(word.Start + 1, word.Length - 2));
        }
        // ssh host curl …: the words themselves are the command.
        if (words[program].Program is "ssh" or "eval" or "cmd" or "cmd.exe")
        {
            for (var at = program + 1; at < words.Count; at++)
            {
                if (CommandPrograms.IsClient(words[at].Program))
                {
                    ReportCall(words, at, text, scan);
                    return;
                }
            }
        }
    }
}
