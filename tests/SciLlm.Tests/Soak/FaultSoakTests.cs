using System.Diagnostics;
using SciLlm.Tests.Support;
using Xunit.Abstractions;

namespace SciLlm.Tests.Soak;

/// <summary>
/// Everything that can go wrong, at random and at once. A long run is <c>SCILLM_SOAK_REQUESTS=20000 SCILLM_SOAK_SEED=7 dotnet test tests/SciLlm.Tests
/// --filter FaultSoak --logger "console;verbosity=detailed"</c>. With <c>DOTNET_GCHighMemPercent=1</c> pools keep nothing, and the memory it tells of is
/// what is really held.
/// </summary>
[Collection(Measurements.Name)]
public sealed class FaultSoakTests(ITestOutputHelper output)
{
    private const int FewRequests = 600;

    // The platform's pools keep arrays of the largest answers, some for each thread. More than this there is only where memory follows the requests.
    private const int PoolsRoom = 256 << 20;

    [Fact]
    public async Task EveryRequestHasOneEnd_AndNothingIsLeftBehind()
    {
        var (requests, seed) = (Setting("SCILLM_SOAK_REQUESTS") ?? FewRequests, Setting("SCILLM_SOAK_SEED") ?? 1);
        output.WriteLine($"Seed {seed}, {requests:N0} requests");
        var watch = Stopwatch.StartNew();

        var scene = await SoakScene.StartAsync(seed);
        await scene.RunAsync(requests / 3);
        var early = LiveBytes();
        await scene.RunAsync(requests - requests / 3);
        var late = LiveBytes();
        await scene.EndAsync().WaitAsync(Guard.Time);

        foreach (var (end, count) in scene.Ends.OrderByDescending(end => end.Value)) output.WriteLine($"{count,8:N0} {end}");
        output.WriteLine($"{scene.Ends.Values.Sum():N0} ends in {watch.Elapsed.TotalSeconds:N0} s over {scene.Connections:N0} connections");
        output.WriteLine($"{early / 1e6:N1} MB were alive after a third of them, {late / 1e6:N1} MB after all; {scene.StillHeld} requests and results are still held");
        Assert.Empty(scene.Problems);
        Assert.InRange(late - early, long.MinValue, PoolsRoom);
        Assert.True(await Record.ExceptionAsync(scene.Timers.NoneAsync) is null, $"{scene.Timers.Now} timers are left");
        GC.Collect();
        Assert.InRange(scene.StillHeld, 0, FewRequests / 10);
    }

    private static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : null;
}
