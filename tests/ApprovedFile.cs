namespace SciLlm.Tests;

/// <summary>A committed file that says what somebody has read and accepted; with SCILLM_ACCEPT=1 in the environment, a test writes it anew.</summary>
internal static class ApprovedFile
{
    /// <param name="path">The file, from the root of the repository.</param>
    /// <param name="produced">What the test has made.</param>
    /// <param name="command">What a person runs to accept it.</param>
    public static void ShouldSay(string path, string produced, string command)
    {
        var file = Path.Combine(Root(), path);
        if (Environment.GetEnvironmentVariable("SCILLM_ACCEPT") == "1")
            File.WriteAllText(file, produced.ReplaceLineEndings("\n"));
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";

        if (approved.ReplaceLineEndings("\n") != produced.ReplaceLineEndings("\n"))
            Assert.Fail($"{path} does not say what there is now:\n\n{Difference(approved, produced)}\nIf that is meant, run: SCILLM_ACCEPT=1 {command}");
    }

    private static string Difference(string approved, string produced)
    {
        var (before, after) = (approved.ReplaceLineEndings("\n").Split('\n'), produced.ReplaceLineEndings("\n").Split('\n'));
        return string.Join('\n', [.. before.Except(after).Select(static line => "- " + line), .. after.Except(before).Select(static line => "+ " + line)]);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SciLlm.Analyzers.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
        return folder;
    }
}
