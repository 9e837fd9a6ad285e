using Microsoft.Extensions.Time.Testing;
using SciLlm.Cli.Batches;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>How far a run is, as people see it.</summary>
public sealed class ProgressDisplayTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _writer = new() { NewLine = "\n" };

    [Fact]
    public void APipeGetsALineNowAndThen()
    {
        var tally = new RunTally(100, prices: null, _time);
        using (new ProgressDisplay(tally, _writer, isTerminal: false, _time))
        {
            tally.AddEarlier(new Outcome(Ok: true, "m", 1000, 200));
            for (var result = 0; result < 19; result++)
                tally.Add(new Outcome(Ok: result > 0, "m", 5, 5));
            _time.Advance(TimeSpan.FromSeconds(9.9));
            Assert.Equal("", _writer.ToString());
            _time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal("20/100 done, 19 ok, 1 failed, 1,390 tokens, 1.9/s, 0:42 left\n", _writer.ToString());
    }

    [Fact]
    public void ATerminalGetsOneLineThatChanges_AndIsGoneInTheEnd()
    {
        using (var display = new ProgressDisplay(new RunTally(100, prices: null, _time), _writer, isTerminal: true, _time))
        {
            _time.Advance(TimeSpan.FromSeconds(0.2));
            display.Say("Hear.");
        }

        Assert.Equal("\r0/100 done, 0 ok, 0 failed, 0 tokens, 0/s\u001b[K\rHear.\u001b[K\n\r\u001b[K", _writer.ToString());
    }
}
