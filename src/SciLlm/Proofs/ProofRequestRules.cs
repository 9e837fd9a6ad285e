using SciLlm.Transport;

namespace SciLlm.Proofs;

/// <summary>What keeps requirements and settings from being sent; null when nothing does.</summary>
internal static class ProofRequestRules
{
    public const string StrategiesFlag = "--strategies";
    public const string TacticsFlag = "--tactics";

    private static readonly string[] OwnMembers = ["requirement_text", "text", "id", "strategies", "tactics"];

    public static string? Problem(ProofItem? item) =>
        item is null ? "it is null"
        : string.IsNullOrWhiteSpace(item.RequirementText) ? "there is no requirement; set RequirementText"
        : OwnMembers.FirstOrDefault(name => item.AdditionalProperties?.ContainsKey(name) == true) is { } owned
            ? $"AdditionalProperties holds '{owned}', which the client writes itself; take it out and set the property"
        : null;

    public static string? Problem(ProofOptions options) =>
        string.IsNullOrWhiteSpace(options.Backend) ? "Backend is blank; set it to a proof assistant such as lean4"
        : options.MaxSeconds is { } seconds && !(seconds > 0 && seconds <= TimeLimit.Longest.TotalSeconds)
            ? $"MaxSeconds is {seconds}; set a positive number of at most {TimeLimit.Longest.TotalSeconds}"
        : options.RequestTimeout is { } timeout && TimeLimit.Problem(timeout, nameof(options.RequestTimeout)) is { } problem ? problem
        : options.Concurrency is < 1 or > 10_000 ? $"Concurrency is {options.Concurrency}; set 1 to 10000"
        : options.Candidates is < 1 or > 20 ? $"Candidates is {options.Candidates}; set 1 to 20"
        : options.MaxMemoryMegabytes < 1 ? $"MaxMemoryMegabytes is {options.MaxMemoryMegabytes}; set 1 or more"
        : options.Statement is { } statement && string.IsNullOrWhiteSpace(statement) ? "Statement is blank; set the theorem in Lean, or null"
        : Twice(options.Flags, options.Strategies, StrategiesFlag) ?? Twice(options.Flags, options.Tactics, TacticsFlag);

    private static string? Twice(IReadOnlyList<string>? flags, IReadOnlyList<string>? values, string flag) =>
        values is { Count: > 0 } && flags?.Contains(flag) == true ? $"Flags holds '{flag}', and so does a property of its own; set one of them" : null;
}
