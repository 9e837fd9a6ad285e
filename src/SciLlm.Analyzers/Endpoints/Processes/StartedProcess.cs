namespace SciLlm.Analyzers.Endpoints.Processes;

/// <summary>A process that code starts, as far as the code spells it out.</summary>
/// <param name="Call">What starts it.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Programs">What the program may be, without folder and extension; where only a variable holds it, that one's name.</param>
/// <param name="Arguments">The readings of everything behind the program's name.</param>
internal sealed record StartedProcess(
    InvocationExpressionSyntax Call, SimpleNameSyntax Name, ImmutableArray<string> Programs, ImmutableArray<FoldedText> Arguments)
{
    private static readonly ImmutableHashSet<string> Shells = ImmutableHashSet.Create(
        "bash", "sh", "zsh", "dash", "ksh", "fish", "cmd", "powershell", "pwsh", "wsl", "env", "sudo", "ssh", "nohup", "timeout", "docker", "podman");

    /// <summary>The shell, or whatever else runs what its arguments say.</summary>
    public string? Shell => OneOf(Shells);

    /// <summary>The program whose name, or whose variable's name, holds one of these words: <c>curl</c>, <c>python3</c>, <c>_curlPath</c>.</summary>
    public string? OneOf(ImmutableHashSet<string> words) =>
        Programs.FirstOrDefault(program => Vendors.SplitWords(program).Any(words.Contains));
}
