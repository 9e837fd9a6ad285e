namespace SciLlm.Testing;

/// <summary>A script file that cannot be used. The message says where and what to write instead.</summary>
public sealed class FaultScriptException : FormatException
{
    internal FaultScriptException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
