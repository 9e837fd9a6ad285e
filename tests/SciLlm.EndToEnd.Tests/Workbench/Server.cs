using System.Diagnostics;

namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>A running <c>scillm serve</c>.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;

    private Server(Process process, string baseUrl) => (_process, BaseUrl) = (process, baseUrl);

    /// <summary>The first line it printed.</summary>
    public string BaseUrl { get; }

    public static async Task<Server> StartAsync()
    {
        var process = Process.Start(CommandLine.StartInfo(PackedFeed.NewFolder(), PackedFeed.Tool, ["serve"]))!;
        return new Server(process, await process.StandardOutput.ReadLineAsync() ?? "");
    }

    /// <summary>Asks it to stop, as a terminal or a container would, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
