using SciLlm.Tests.Support;
using Xunit.Abstractions;

namespace SciLlm.Tests.Batches;

[Collection(Measurements.Name)]
public sealed class BatchMemoryTests(ITestOutputHelper output)
{
    private const int Requests = 100_000;
    private const int Step = 10_000;

    [Fact(Timeout = 10 * Guard.Milliseconds)]
    public async Task NeedsNoMoreMemoryForMoreRequests()
    {
        using var client = TestClient.Create(new InstantHandler(Answers.Completion("hi")));
        var memory = new List<double>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (taken, peak) = (0, 0L);

        await foreach (var result in client.StreamBatchAsync(Lazy(), new BatchOptions { Concurrency = 32 }))
        {
            Assert.True(result.Ok);
            if (++taken % Step == 0) memory.Add(GC.GetTotalMemory(forceFullCollection: true));
            if (taken % 500 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        }

        var slope = Slope(memory);
        output.WriteLine($"{taken:N0} items: {(memory.Max() - before) / 1024:N0} KB more alive at most than before the batch, {slope:N2} bytes more with each item");
        output.WriteLine($"the heap of the whole test process, garbage included, was never above {peak >> 20:N0} MB");
        Assert.Equal(Requests, taken);

        // A request or a result that is kept costs hundreds of bytes an item.
        Assert.InRange(slope, double.MinValue, 10);
    }

    private static IEnumerable<CompletionRequest> Lazy()
    {
        for (var n = 0; n < Requests; n++) yield return new CompletionRequest($"request {n}");
    }

    /// <summary>Bytes an item, by least squares over the samples.</summary>
    private static double Slope(List<double> samples)
    {
        var (middle, mean) = ((samples.Count - 1) / 2.0, samples.Average());
        return samples.Select((sample, at) => (at - middle) * (sample - mean)).Sum() / samples.Select((_, at) => (at - middle) * (at - middle)).Sum() / Step;
    }
}
