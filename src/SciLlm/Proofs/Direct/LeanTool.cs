using System.Diagnostics;
using System.Globalization;

namespace SciLlm.Proofs.Direct;

/// <summary>Where Lean is: a program on this machine, or one in a container that <c>docker exec</c> reaches.</summary>
/// <param name="Program">The path of <c>lean</c>, or of <c>docker</c>.</param>
/// <param name="Container">The container; null for a program on this machine.</param>
internal sealed record LeanTool(string Program, string? Container)
{
    private const string SourceName = "Requirement.lean";

    // Whatever the platform does not let itself be limited in, it runs without that limit.
    private const string Limited = "ulimit -v \"$1\" 2>/dev/null; shift; exec \"$@\"";

    private static readonly TimeSpan LongestInspection = TimeSpan.FromSeconds(10);

    /// <summary>Lean as the options name it, else on the path, else in the container; null with the reason when there is none.</summary>
    public static LeanTool? Find(CertainlyClientOptions options, SciLlmEnvironment environment, out string? reason)
    {
        reason = null;
        if (options.LeanCommand is { } command)
        {
            if (OnPath(command, environment) is { } named) return new(named, null);
            reason = $"LeanCommand is '{command}', and there is no such program";
            return null;
        }

        if (OnPath("lean", environment) is { } lean) return new(lean, null);
        if (OnPath("docker", environment) is { } docker) return new(docker, options.LeanContainer);
        reason = "neither lean nor docker is on the PATH; install Lean 4, or set LeanCommand to its path";
        return null;
    }

    /// <summary>Why the container cannot be used; null when it can, or when there is none.</summary>
    public async Task<string?> ProblemAsync(SciLlmEnvironment environment, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Container is null) return null;
        var end = await LeanProcess.RunAsync(
            Start(environment, Path.GetTempPath(), Program, "inspect", "-f", "{{.State.Running}}", Container), "", LongestInspection, time, cancellationToken).ConfigureAwait(false);
        return end is { ExitCode: 0, Output: "true" } ? null : $"lean is not on the PATH, and the container '{Container}' does not run; install Lean 4, or start the container";
    }

    /// <summary>Compiles a source in a folder of its own, which is gone afterwards.</summary>
    public async Task<ProcessEnd> CompileAsync(
        string source, TimeSpan limit, int megabytes, SciLlmEnvironment environment, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("scillm-lean-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, SourceName), source, cancellationToken).ConfigureAwait(false);
            return await LeanProcess.RunAsync(
                Start(environment, folder.FullName, [.. Command(limit, megabytes)]), Container is null ? "" : source, limit, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Remove(folder);
        }
    }

    private IEnumerable<string> Command(TimeSpan limit, int megabytes)
    {
        var kilobytes = (megabytes * 1024L).ToString(CultureInfo.InvariantCulture);

        // Killing docker does not reach into the container, so a limit waits there too.
        if (Container is not null)
            return [Program, "exec", "-i", Container, "timeout", "-k", "1", $"{Math.Ceiling(limit.TotalSeconds)}", "sh", "-c", Limited, "sh", kilobytes, "lean", "--stdin"];
        return OperatingSystem.IsWindows() ? [Program, SourceName] : ["/bin/sh", "-c", Limited, "sh", kilobytes, Program, SourceName];
    }

    private static ProcessStartInfo Start(SciLlmEnvironment environment, string folder, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder };
        start.Environment.Clear();
        foreach (var (name, value) in environment.ForPrograms) start.Environment[name] = value;
        foreach (var temporary in (string[])["TMPDIR", "TMP", "TEMP"]) start.Environment[temporary] = folder;
        return start;
    }

    private static string? OnPath(string program, SciLlmEnvironment environment)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program] : [program];
        var folders = Path.IsPathRooted(program) ? [""] : (environment.Path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Something still holds a file; the platform clears its temporary folder by itself.
        }
    }
}
