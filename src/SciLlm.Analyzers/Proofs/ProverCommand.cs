using System.Text.RegularExpressions;

namespace SciLlm.Analyzers.Proofs;

/// <summary>Whether a process is the prover at work: Lean on a file, in a project or in its container. Asking for its version or its health is not.</summary>
internal static class ProverCommand
{
    private static readonly ImmutableHashSet<string> Provers = ImmutableHashSet.Create("lean", "lake");
    private static readonly ImmutableHashSet<string> Interpreters = ImmutableHashSet.Create("python", "py");

    private static readonly Regex Lean = Command(@"(?<tool>lean)(\.exe)?\s+([^|;&]*\s)?[^\s|;&]*(\.lean\b|--stdin\b)");
    private static readonly Regex LakeEnv = Command(@"(?<tool>lake)(\.exe)?\s+env\s+lean\b");
    private static readonly Regex Container = Command(@"(docker|podman)(\.exe)?\s+(container\s+)?exec\s[^|;&]*\b(?<tool>lean_runner)\b");
    private static readonly Regex Module = Command(@"python3?(\.exe)?\s+-m\s+(?<tool>lean4_prover|certainly)\b");

    /// <summary>The tool that is started; null where it is none of the prover's.</summary>
    public static string? In(StartedProcess process) =>
        process.Shell is null && process.OneOf(Provers) is null && process.OneOf(Interpreters) is null
            ? null
            : (from program in process.Programs
               from arguments in process.Arguments
               let line = $"{program} {arguments.Text}"
               from pattern in new[] { Lean, LakeEnv, Container, Module }
               let match = pattern.Match(line)
               where match.Success && line.IndexOf("--version", StringComparison.Ordinal) < 0
               select match.Groups["tool"].Value).FirstOrDefault();

    /// <summary>A command at its beginning: of the line, behind a shell's option or quote, or behind another command.</summary>
    private static Regex Command(string pattern) => new($@"(?:^|[\s""'/\\;&|(]){pattern}", RegexOptions.CultureInvariant);
}
