using System.Diagnostics.CodeAnalysis;

namespace SciLlm.Json;

/// <summary>What became of a text that should have been JSON.</summary>
public sealed record JsonRepairResult
{
    /// <summary>The JSON text; null when it could not be had without inventing or dropping data.</summary>
    public string? Json { get; internal init; }

    /// <summary>What was changed, in the order of the text; empty when the text was valid JSON, which is given back as it is.</summary>
    public IReadOnlyList<JsonRepairChange> Changes { get; internal init; } = [];

    /// <summary>Why the text was not repaired, and where; null when it was.</summary>
    public string? Refusal { get; internal init; }

    /// <summary>Whether there is JSON.</summary>
    [MemberNotNullWhen(true, nameof(Json))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Json is not null;

    /// <summary>How many characters were looked at, those looked at twice counted twice: in proportion to the text's length.</summary>
    internal long Steps { get; init; }
}

/// <summary>One change of a repair.</summary>
/// <param name="Kind">What was wrong.</param>
/// <param name="Position">Where in the text as it came, in UTF-16 units from 0.</param>
/// <param name="Removed">What was there; empty when something was only added.</param>
/// <param name="Added">What is there now; empty when something was only removed.</param>
public sealed record JsonRepairChange(JsonRepairKind Kind, int Position, string Removed, string Added);

/// <summary>What can be repaired without inventing or dropping data (client specification, "Repair").</summary>
public enum JsonRepairKind
{
    /// <summary>A code fence or prose around the one JSON value.</summary>
    SurroundingText,

    /// <summary>A <c>&lt;think&gt;</c> block before the value.</summary>
    Thinking,

    /// <summary>A comment that ends.</summary>
    Comment,

    /// <summary>A comma with nothing after it.</summary>
    TrailingComma,

    /// <summary>A string in single or typographic quotes.</summary>
    Quotes,

    /// <summary>A key without quotes.</summary>
    UnquotedKey,

    /// <summary><c>True</c>, <c>False</c> or <c>None</c>, as Python writes them.</summary>
    PythonKeyword,

    /// <summary>A control character or blank that JSON does not allow where it stands.</summary>
    Character,

    /// <summary>A closing bracket after the end.</summary>
    RedundantBracket,

    /// <summary>Closing brackets missing at the end.</summary>
    MissingBrackets,
}
