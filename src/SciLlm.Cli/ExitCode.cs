namespace SciLlm.Cli;

/// <summary>What a script can rely on.</summary>
internal static class ExitCode
{
    /// <summary>There is nothing to report.</summary>
    public const int Clean = 0;

    /// <summary>Violations were found, or are left.</summary>
    public const int Violations = 1;

    /// <summary>A call failed, or items of a batch did, or something is not proved that had to be.</summary>
    public const int Unsuccessful = 1;

    /// <summary>The command, or a part of what it was asked for, could not be done.</summary>
    public const int Failed = 2;

    /// <summary>It was stopped from outside, by Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}
