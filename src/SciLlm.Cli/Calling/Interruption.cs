using System.Runtime.InteropServices;

namespace SciLlm.Cli.Calling;

/// <summary>Ctrl-C, or a signal to end, in two steps: the first asks to finish what is begun, the second to stop at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly object _lock = new();
    private readonly CancellationTokenSource _finish = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    /// <summary>Nothing new is to be begun.</summary>
    public CancellationToken Finish => _finish.Token;

    /// <summary>What is begun is to be given up.</summary>
    public CancellationToken Stop => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _finish.Dispose();
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        // The process ends when the work does.
        signal.Cancel = true;
        lock (_lock)
        {
            var next = _finish.IsCancellationRequested ? _stop : _finish;
            next.Cancel();
        }
    }
}
