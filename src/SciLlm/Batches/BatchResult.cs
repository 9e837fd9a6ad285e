using System.Runtime.ExceptionServices;
using System.Text.Json;
using SciLlm.Json;

namespace SciLlm;

/// <summary>
/// What became of one request of a batch. Look at <see cref="Error"/> or <see cref="Ok"/> before <see cref="Content"/>, or call
/// <see cref="EnsureOk"/>.
/// </summary>
public sealed class BatchResult
{
    internal BatchResult(int index, CompletionRequest request) => (Index, Request) = (index, request);

    /// <summary>The request's place in the input, from 0.</summary>
    public int Index { get; }

    /// <summary>The request as the caller gave it.</summary>
    public CompletionRequest Request { get; }

    /// <summary>The answer; null when none came. Present too when its content was refused.</summary>
    public Completion? Response { get; internal init; }

    /// <summary>Why the item failed; null when it is ok.</summary>
    public SciLlmException? Error { get; internal init; }

    /// <summary>The HTTP status of the last answer; null when none came.</summary>
    public int? Status { get; internal init; }

    /// <summary>The answer's text, or what a repair made of it; null when the item failed.</summary>
    public string? Content => Ok ? Repair?.Json ?? Response?.Content : null;

    /// <summary>The answer's JSON; null when the item failed or JSON was not asked for.</summary>
    public JsonElement? Json => Ok ? Response?.Json : null;

    /// <summary>The text exactly as the model gave it, also when it was refused; null when no answer came.</summary>
    public string? Raw => Response?.Content;

    /// <summary>Whether the item is ok because its JSON was repaired; <see cref="Raw"/> is what it was before.</summary>
    public bool Repaired => Ok && Repair is not null;

    /// <summary>What the repair of the answer's JSON changed; null when it needed none or could not be repaired.</summary>
    public JsonRepairResult? Repair { get; internal init; }

    /// <summary>Whether there is an answer and nothing is wrong with it.</summary>
    public bool Ok => Error is null;

    /// <summary>HTTP requests sent for this item, counting retries and the authentication fallback.</summary>
    public int Attempts { get; internal init; }

    /// <summary>Time from the item's first attempt to its end, waiting included.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>The counts of the whole batch, on index 0 of <see cref="BatchResults"/> as in the contract; null elsewhere.</summary>
    public BatchSummary? Summary { get; internal set; }

    /// <summary>The answer's text, or the item's <see cref="Error"/> thrown.</summary>
    /// <exception cref="SciLlmException">The item failed.</exception>
    public string EnsureOk()
    {
        if (Error is not null) ExceptionDispatchInfo.Throw(Error);
        return Content!;
    }

    /// <summary>Index, status, and the content or the error; never a key.</summary>
    public override string ToString() => Ok ? $"#{Index} ok: {Content}" : $"#{Index} {Status?.ToString() ?? "no answer"}: {Error!.Message}";
}
