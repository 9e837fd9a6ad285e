namespace SciLlm.Analyzers.Scripts.Commands;

/// <summary>The programs of a command line that matter, and which of their words are no URL.</summary>
internal static class CommandPrograms
{
    private static readonly HashSet<string> Clients = new(StringComparer.OrdinalIgnoreCase)
    {
        "curl", "curl.exe", "wget", "wget.exe", "wget2", "http", "https", "httpie", "xh", "xhs", "curlie",
        "Invoke-RestMethod", "Invoke-WebRequest", "irm", "iwr",
    };

    private static readonly HashSet<string> Runners =
    [
        "sudo", "doas", "env", "time", "timeout", "gtimeout", "nohup", "nice", "ionice", "exec", "command", "builtin", "xargs", "parallel", "watch", "retry", "stdbuf", "setsid",
        "docker", "podman", "nerdctl", "kubectl", "oc", "docker-compose", "ssh", "proxychains", "proxychains4", "strace", "hyperfine", "script", "call", "start", "cmd", "cmd.exe", "vagrant", "wsl", "op", "doppler", "dotenv",
        "infisical",
    ];

    private static readonly HashSet<string> OptionsWithData = new(StringComparer.OrdinalIgnoreCase)
    {
        "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json", "--form", "--form-string", "--header", "--output", "--user-agent", "--referer",
        "--user", "--proxy", "--write-out", "--cookie", "--post-data", "--post-file", "--body-data", "--output-document",
        "-Body", "-Headers", "-OutFile", "-ContentType", "-Method", "-UserAgent", "-Proxy",
    };

    public static bool IsClient(string program) => Clients.Contains(program);

    public static bool RunsOthers(string program) => Runners.Contains(program);

    /// <summary>Whether the word after this one is data: a body, a header, a file. A bundle of curl's letters counts by its last.</summary>
    public static bool TakesData(string option) => option.Length > 1 && option[0] == '-' && (OptionsWithData.Contains(option)
        || option[1] != '-' && option.Length <= 8 && option.Skip(1).All(char.IsLetter) && IsCurlBundle(option));

    private static bool IsCurlBundle(string option) =>
        "dHFoAeuxbw".IndexOf(option[option.Length - 1]) >= 0 && option.Skip(1).Take(option.Length - 2).All(static letter => "sSfLkivgNqj#".IndexOf(letter) >= 0);
}
