using SciLlm.Cli.Processes;

namespace SciLlm.Cli.Fixing;

/// <summary>The files that git could not give back, because they have changes nobody committed.</summary>
/// <remarks>Without regard to case, since git and the disk need not write a name alike where case does not count. One file too many spared is no harm.</remarks>
/// <param name="IsKnown">Whether there is a repository to ask.</param>
internal sealed record UncommittedFiles(bool IsKnown, IReadOnlySet<string> Paths)
{
    /// <summary>Where they are not to be spared.</summary>
    public static UncommittedFiles None { get; } = new(IsKnown: true, new HashSet<string>());

    /// <summary>The same files of a copy.</summary>
    public UncommittedFiles In(Func<string, string> copy) => this with { Paths = Paths.Select(copy).ToHashSet(StringComparer.OrdinalIgnoreCase) };

    public static async Task<UncommittedFiles> FindAsync(string folder, CancellationToken cancellationToken)
    {
        // Upwards, and not to the repository's name: git knows that by its real path, and the user may stand in a link to it.
        if (await Git.AskAsync(folder, ["rev-parse", "--show-cdup"], cancellationToken) is not { } upwards
            || await Git.AskAsync(folder, ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames"], cancellationToken) is not { } status)
            return new(IsKnown: false, new HashSet<string>());
        return new(IsKnown: true, Parse(status, Path.GetFullPath(Path.Combine(folder, upwards.Trim()))));
    }

    /// <param name="status">The status with its names as they are: two letters, a blank and a path, a zero behind each.</param>
    internal static IReadOnlySet<string> Parse(string status, string root) =>
        status.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(entry => entry.Length > 3)
            .Select(entry => Path.GetFullPath(entry[3..], root))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
