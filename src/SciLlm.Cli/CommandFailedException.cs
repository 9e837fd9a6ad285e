namespace SciLlm.Cli;

/// <summary>Something the user can put right: the message says what happened, where, and what to do next, and is all that is printed.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
