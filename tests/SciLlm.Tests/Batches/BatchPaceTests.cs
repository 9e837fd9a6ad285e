using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Batches;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class BatchPaceTests
{
    private static readonly SciLlmException Busy = new("busy") { Status = 503 };

    public static TheoryData<SciLlmException> SignsOfOverload => [Busy, new("slow down") { Status = 429 }, new SciLlmTimeoutException(TimeoutKind.Attempt, "late")];

    [Theory]
    [MemberData(nameof(SignsOfOverload))]
    public void LetsInHalfAsMany_AfterASignOfOverload(SciLlmException sign)
    {
        using var pace = new BatchPace(8, adapts: true);

        Run(pace, 1, sign);

        Assert.Equal(4, Room(pace));
    }

    [Fact]
    public void TakesManyFailuresOfOneRoundForOneSign()
    {
        using var pace = new BatchPace(8, adapts: true);

        Run(pace, 8, Busy);

        Assert.Equal(4, Room(pace));
    }

    [Fact]
    public void LetsInOneMore_AfterAsManyGoodAnswersAsAreLetIn()
    {
        using var pace = new BatchPace(8, adapts: true);
        Run(pace, 1, Busy);

        for (var answer = 0; answer < 4; answer++) Run(pace, 1, null);
        Assert.Equal(5, Room(pace));
        for (var answer = 0; answer < 1000; answer++) Run(pace, 1, null);
        Assert.Equal(8, Room(pace));
    }

    [Fact]
    public void NeverStops_HoweverBadItGets()
    {
        using var pace = new BatchPace(8, adapts: true);

        for (var failure = 0; failure < 10; failure++) Run(pace, 1, Busy);

        Assert.Equal(1, Room(pace));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(null)]
    public void MindsNoOtherFailure(int? status)
    {
        using var pace = new BatchPace(8, adapts: true);

        Run(pace, 8, new SciLlmException("no") { Status = status });

        Assert.Equal(8, Room(pace));
    }

    [Fact]
    public void StaysAsItIs_WhenItDoesNotAdapt()
    {
        using var pace = new BatchPace(8, adapts: false);

        Run(pace, 8, Busy);

        Assert.Equal(8, Room(pace));
    }

    [Property]
    public Property LetsInBetweenOneAndTheConcurrency_WhateverHappens() => Prop.ForAll(
        Gen.Choose(1, 9).ToArbitrary(),
        Gen.Elements("enter", "good", "busy").ListOf().Select(list => list.ToArray()).ToArbitrary(),
        (concurrency, events) =>
        {
            using var pace = new BatchPace(concurrency, adapts: true);
            var rounds = new Queue<int>();
            foreach (var happening in events)
            {
                if (happening == "enter")
                {
                    if (TryEnter(pace)) rounds.Enqueue(pace.Round);
                }
                else if (rounds.TryDequeue(out var round))
                {
                    pace.Learn(round, happening == "busy" ? Busy : null);
                    pace.Leave();
                }

                if (rounds.Count > concurrency) return false;
            }

            foreach (var _ in rounds) pace.Leave();
            return Room(pace) is var room && room >= 1 && room <= concurrency;
        });

    private static void Run(BatchPace pace, int attempts, SciLlmException? failure)
    {
        var rounds = new List<int>();
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            Assert.True(TryEnter(pace));
            rounds.Add(pace.Round);
        }

        foreach (var round in rounds)
        {
            pace.Learn(round, failure);
            pace.Leave();
        }
    }

    /// <summary>How many get in at once; they leave again.</summary>
    private static int Room(BatchPace pace)
    {
        var room = 0;
        while (TryEnter(pace)) room++;
        for (var entered = 0; entered < room; entered++) pace.Leave();
        return room;
    }

    private static bool TryEnter(BatchPace pace)
    {
        using var now = new CancellationTokenSource();
        var turn = pace.EnterAsync(now.Token);
        if (turn.IsCompletedSuccessfully) return true;

        // Only once the cancellation is through does nobody wait any more whom a slot could be given to.
        now.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => turn.WaitAsync(Guard.Time).GetAwaiter().GetResult());
        return false;
    }
}
