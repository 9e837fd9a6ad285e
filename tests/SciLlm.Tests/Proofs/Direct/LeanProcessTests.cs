using System.Diagnostics;
using SciLlm.Proofs.Direct;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Proofs.Direct;

/// <summary>What a program that compiles candidates gets, and what is left of it.</summary>
[Collection(ProgramsOfOurOwn.Name)]
public sealed class LeanProcessTests : IDisposable
{
    private readonly ScriptedPrograms _programs = new();
    private readonly ManualTime _time = new();

    [UnixFact]
    public async Task GivesItAPrivateFolder_ThatIsGoneAfterwards()
    {
        _programs.With("lean", $"pwd > {_programs.File("folder")}; ls -ld . > {_programs.File("mode")}; test -w \"$TMPDIR\" && test \"$TMPDIR\" = \"$PWD\"");

        var end = await CompileAsync("theorem t : True := trivial");

        Assert.Equal(0, end.ExitCode);
        Assert.StartsWith("drwx------", await File.ReadAllTextAsync(_programs.File("mode")), StringComparison.Ordinal);
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(_programs.File("folder"))).Trim()));
    }

    [UnixFact]
    public async Task GivesItNoSecret()
    {
        Environment.SetEnvironmentVariable("SCILLM_TESTS_PLANTED", TestClient.Key);
        _programs.With("lean", "env; echo \"$0 $*\"");

        var end = await CompileAsync("", ("CHUTES_API_KEY", TestClient.Key), ("OPENROUTER_API_KEY", TestClient.Key), ("HOME", "/home/me"));

        Assert.DoesNotContain(TestClient.Key, end.Output, StringComparison.Ordinal);
        Assert.Contains("HOME=/home/me", end.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task LimitsItsMemory()
    {
        _programs.With("lean", "ulimit -v");

        var end = await CompileAsync("");

        Assert.Equal(OperatingSystem.IsMacOS() ? "unlimited" : "1048576", end.Output);
    }

    [UnixFact]
    public async Task EndsItAndItsChildren_WhenTimeRunsOut()
    {
        var started = _programs.Pipe("started");
        _programs.With("lean", $"echo some output; sleep 600 & echo $! > {started}; wait");

        var compiling = CompileAsync("");
        var child = await ReadIdAsync(started);
        _time.Advance(TimeSpan.FromSeconds(60));
        var end = await compiling;

        Assert.Equal((null, "some output"), (end.ExitCode, end.Output));
        await AssertGoneAsync(child);
    }

    [UnixFact]
    public async Task EndsItAndItsChildren_WhenTheCallerCancels()
    {
        using var source = new CancellationTokenSource();
        var started = _programs.Pipe("started");
        _programs.With("lean", $"sleep 600 & echo $! > {started}; wait");

        var compiling = CompileAsync("", source.Token);
        var child = await ReadIdAsync(started);
        await source.CancelAsync();

        Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => compiling)).CancellationToken);
        await AssertGoneAsync(child);
    }

    [UnixFact]
    public async Task KeepsWhatItSaysWithinBounds()
    {
        _programs.With("lean", "head -c 10000000 /dev/zero | tr '\\0' 'x'; echo; echo end >&2");

        var end = await CompileAsync("");

        Assert.Equal(0, end.ExitCode);
        Assert.InRange(end.Output.Length, 1, 64 << 10);
    }

    public void Dispose() => _programs.Dispose();

    private Task<ProcessEnd> CompileAsync(string source, params (string Name, string Value)[] variables) => CompileAsync(source, CancellationToken.None, variables);

    private Task<ProcessEnd> CompileAsync(string source, CancellationToken cancellationToken, params (string Name, string Value)[] variables) =>
        new LeanTool(_programs.File("lean"), Container: null).CompileAsync(
            source, TimeSpan.FromSeconds(60), megabytes: 1024, TestClient.EnvironmentOf([.. variables, ("PATH", _programs.Path)]), _time, cancellationToken);

    private static async Task<int> ReadIdAsync(string pipe) => int.Parse(await Task.Run(() => File.ReadAllText(pipe)), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task AssertGoneAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            using var failsafe = new CancellationTokenSource(Guard.Time);
            await process.WaitForExitAsync(failsafe.Token);
        }
        catch (ArgumentException)
        {
            // Gone already.
        }
    }
}
