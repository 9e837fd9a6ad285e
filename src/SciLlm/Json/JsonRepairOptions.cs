using Microsoft.Extensions.AI;

namespace SciLlm.Json;

/// <summary>What is known about a text beside its characters.</summary>
public sealed record JsonRepairOptions
{
    /// <summary>
    /// Why the model stopped. Closing brackets that are missing at the end are added only when it is <see cref="ChatFinishReason.Stop"/>: otherwise
    /// more than brackets may be missing. Default null: not known.
    /// </summary>
    public ChatFinishReason? FinishReason { get; init; }
}
