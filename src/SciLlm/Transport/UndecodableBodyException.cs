namespace SciLlm.Transport;

/// <summary>A body that cannot be decompressed. The platform throws the same as for a programming error, by which nobody could tell it.</summary>
internal sealed class UndecodableBodyException(Exception cause) : IOException($"the body is not what its Content-Encoding says ({cause.Message})", cause)
{
    /// <summary>Whether an exception met while a body was read is one of these.</summary>
    public static bool IsBehind(Exception cause) => cause is InvalidDataException or (InvalidOperationException and not ObjectDisposedException);
}
