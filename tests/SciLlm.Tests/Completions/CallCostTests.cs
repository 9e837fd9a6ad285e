using System.Text;
using SciLlm.Tests.Support;
using Xunit.Abstractions;

namespace SciLlm.Tests.Completions;

/// <summary>What a call costs on top of the platform's own HTTP types, in bytes allocated.</summary>
[Collection(Measurements.Name)]
public sealed class CallCostTests(ITestOutputHelper output)
{
    private const int Calls = 500;

#if DEBUG
    // Only a release build keeps the states of asynchronous methods off the heap.
    private const int MostOfOurOwn = 4096;
#else
    private const int MostOfOurOwn = 2048;
#endif

    private static readonly Uri Endpoint = new("https://api.test/v1/chat/completions");
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes("""{"model":"m","messages":[{"role":"user","content":"hi"}]}""");
    private static readonly byte[] Buffer = new byte[4096];

    [Fact]
    public void AllocatesLittle_WhateverTheSizeOfThePrompt()
    {
        using var handler = new InstantHandler(Answers.Completion("hi"));
        using var client = TestClient.Create(handler);
        using var bare = new HttpMessageInvoker(handler);
        var small = new CompletionRequest(new string('x', 10));
        var large = new CompletionRequest(new string('x', 100_000));

        var own = Allocated(() => client.CompleteAsync(small));
        var ownLarge = Allocated(() => client.CompleteAsync(large));
        var platform = Allocated(() => SendBareAsync(bare));

        output.WriteLine($"bare HTTP {platform:N0} bytes a call, SciLlm {own - platform:N0} on top of it, {ownLarge - platform:N0} with a prompt of 100,000 characters");
        Assert.InRange(own - platform, 0, MostOfOurOwn);
        Assert.InRange(ownLarge - own, -64, 64);
    }

    // The least of a few rounds: in any of them a collection may have emptied the pool of buffers.
    private static double Allocated(Func<Task> call)
    {
        for (var warmUp = 0; warmUp < Calls; warmUp++) Run(call);
        return Enumerable.Range(0, 5).Min(_ => AllocatedOnce(call));
    }

    private static double AllocatedOnce(Func<Task> call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var measured = 0; measured < Calls; measured++) Run(call);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    private static void Run(Func<Task> call)
    {
        // What is not done by now ran on another thread and was not measured.
        var task = call();
        Assert.True(task.IsCompletedSuccessfully);
    }

    /// <summary>The least that a caller of the platform has to do: the same request and headers, the answer read into a buffer at hand.</summary>
    private static async Task SendBareAsync(HttpMessageInvoker invoker)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(Payload) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "bare");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer key");
        using var response = await invoker.SendAsync(request, CancellationToken.None);
        await using var body = await response.Content.ReadAsStreamAsync();
        while (await body.ReadAsync(Buffer) > 0)
        {
        }
    }
}
