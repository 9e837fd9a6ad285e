using System.Diagnostics;
using SciLlm.Tests.Support;
using Xunit.Abstractions;

namespace SciLlm.Tests.Soak;

/// <summary>
/// Everything that can go wrong, at random and at once. A long run is <c>SCILLM_SOAK_REQUESTS=20000 SCILLM_SOAK_SEED=7 dotnet test tests/SciLlm.Tests
/// --filter FaultSoak --logger "console;verbosity=detailed"</c>.
/// </summary>
[Collection(Measurements.Name)]
public sealed class FaultSoakTests(ITestOutputHelper output)
{
    private const int FewRequests = 600;

    [Fact]
    public async Task EveryRequestHasOneEnd_AndNothingIsLeftBehind()
    {
        var (requests, seed) = (Setting("SCILLM_SOAK_REQUESTS") ?? FewRequests, Setting("SCILLM_SOAK_SEED") ?? 1);
        output.WriteLine($"Seed {seed}, {requests:N0} requests");
        var watch = Stopwatch.StartNew();

        var scene = await SoakScene.StartAsync(seed);
        await scene.RunAsync(requests);
        await scene.EndAsync().WaitAsync(Guard.Time);

        foreach (var (end, count) in scene.Ends.OrderByDescending(end => end.Value)) output.WriteLine($"{count,8:N0} {end}");
        output.WriteLine($"{scene.Ends.Values.Sum():N0} ends in {watch.Elapsed.TotalSeconds:N0} s over {scene.Connections:N0} connections");
        Assert.Empty(scene.Problems);
        Assert.True(await Guard.SoonAsync(() => scene.TimersLeft == 0), $"{scene.TimersLeft} timers are left");
        GC.Collect();
        Assert.InRange(scene.RequestsHeld, 0, FewRequests / 10);
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : null;
}
