using System.Globalization;

namespace SciLlm.Cli.Batches;

/// <summary>Says how far a run is: on a terminal a line that changes, in a pipe or a log a line now and then.</summary>
internal sealed class ProgressDisplay : IDisposable
{
    private const string ClearToEnd = "\u001b[K";

    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan InPipe = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private readonly RunTally _tally;
    private readonly ITimer _timer;
    private bool _isOver;

    public ProgressDisplay(RunTally tally, TextWriter writer, bool isTerminal, TimeProvider time)
    {
        (_tally, _writer, _isTerminal) = (tally, writer, isTerminal);
        var period = isTerminal ? OnTerminal : InPipe;
        _timer = time.CreateTimer(_ => Show(), null, period, period);
    }

    /// <summary>A line for people, such as <c>120/500 done, 118 ok, 2 failed, 14,203 tokens, 12.5/s, 0:31 left</c>.</summary>
    public static string Describe(RunStatus status)
    {
        var invariant = CultureInfo.InvariantCulture;
        var cost = status.Cost is { } spent ? string.Create(invariant, $", cost {spent:0.####}") : "";
        var left = status is { Left: > 0, Remaining: { } remaining } ? $", {Clock(remaining)} left" : "";
        return string.Create(invariant, $"{status.Done}/{status.Total} done, {status.Ok} ok, {status.Failed} failed, {status.Tokens:N0} tokens{cost}, {status.Rate:0.#}/s{left}");
    }

    /// <summary>Says something between the lines of progress.</summary>
    public void Say(string message)
    {
        lock (_lock)
            _writer.WriteLine(_isTerminal ? $"\r{message}{ClearToEnd}" : message);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            if (_isTerminal)
                _writer.Write($"\r{ClearToEnd}");
        }
        _timer.Dispose();
    }

    private static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}")
        : string.Create(CultureInfo.InvariantCulture, $"{time:m\\:ss}");

    private void Show()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            var line = Describe(_tally.Status);
            if (_isTerminal)
                _writer.Write($"\r{line}{ClearToEnd}");
            else
                _writer.WriteLine(line);
        }
    }
}
