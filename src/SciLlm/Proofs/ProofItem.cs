using System.Text.Json.Nodes;

namespace SciLlm;

/// <summary>
/// One requirement to prove, and what the caller notes about it. How to prove it belongs in <see cref="ProofOptions"/> (contract, "Certainly / Lean4":
/// "keep items for requirements + metadata only").
/// </summary>
/// <example><code>
/// new ProofItem("For all n : Nat, n + 0 = n.") { Id = "REQ-7" }
/// </code></example>
public sealed record ProofItem
{
    /// <summary>An item to be filled by its properties.</summary>
    public ProofItem()
    {
    }

    /// <summary>An item of one requirement.</summary>
    /// <param name="requirementText">What to prove: a sentence, a Lean proposition, or the name of a theorem such as <c>Nat.add_comm</c>.</param>
    public ProofItem(string requirementText) => RequirementText = requirementText;

    /// <summary>What to prove; sent as <c>requirement_text</c>. Blank is refused before anything is sent.</summary>
    public string RequirementText { get; init; } = "";

    /// <summary>The contract's other name for <see cref="RequirementText"/>.</summary>
    public string Text
    {
        get => RequirementText;
        init => RequirementText = value;
    }

    /// <summary>The caller's name for the requirement; sent as <c>id</c>, and found again in <see cref="ProofResult.Item"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Strategies for this requirement alone, such as <c>direct</c>; for all of them see <see cref="ProofOptions.Strategies"/>.</summary>
    public IReadOnlyList<string>? Strategies { get; init; }

    /// <summary>Tactics for this requirement alone, such as <c>simp</c>; for all of them see <see cref="ProofOptions.Tactics"/>.</summary>
    public IReadOnlyList<string>? Tactics { get; init; }

    /// <summary>
    /// Members to add to the item, such as <c>metadata</c> or <c>context</c>. Solver settings are of no use here: a prover reads them from
    /// <see cref="ProofOptions"/>.
    /// </summary>
    public JsonObject? AdditionalProperties { get; init; }
}
