using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace SciLlm.Proofs.Direct;

/// <summary>What a model is asked for a proof, and the Lean code in what it answers.</summary>
internal static partial class Candidate
{
    /// <summary>The name of the theorem where the caller did not state one.</summary>
    public const string TheoremName = "requirement";

    public static CompletionRequest Request(string requirement, ProofOptions options)
    {
        var tactics = options.Tactics is { Count: > 0 } given ? $"\nTactics that may help: {string.Join(", ", given)}." : "";
        var theorem = options.Statement is { } statement
            ? $"State exactly this theorem, and nothing after it:\n{TheoremOf(statement)}"
            : $"State what it says, neither more nor less, as a theorem named {TheoremName}.";
        return new CompletionRequest
        {
            Model = options.Model,
            Messages =
            [
                new(ChatRole.System, "You prove theorems in Lean 4. Answer with one complete file in a ```lean block, imports first. Use no sorry, admit, axiom or native_decide, and define no notation, instance or macro."),
                new(ChatRole.User, $"Prove this requirement:\n{requirement}\n\n{theorem}{tactics}"),
            ],
        };
    }

    public static CompletionRequest Question(string requirement, string code, ProofOptions options) => new()
    {
        Model = options.Model,
        Temperature = 0,
        ResponseFormat = ChatResponseFormat.Json,
        Messages =
        [
            new(ChatRole.System, "You compare requirements with theorems in Lean 4. Return only {\"states\": true or false, \"why\": \"…\"} as JSON."),
            new(ChatRole.User, $"Does the theorem '{TheoremName}' state this requirement, no weaker and not vacuously?\n\nRequirement:\n{requirement}\n\nTheorem:\n{code}"),
        ],
    };

    /// <summary>A statement as the head of a theorem; a bare proposition gets a name.</summary>
    public static string TheoremOf(string statement)
    {
        var head = statement.Trim();
        return NameOf(head) is null ? $"theorem {TheoremName} : {head}" : head;
    }

    /// <summary>What a statement calls its theorem; null for a bare proposition.</summary>
    public static string? NameOf(string statement) => Head().Match(LeanSource.Strip(statement)) is { Success: true } head ? head.Groups[1].Value : null;

    /// <summary>The last block of code that holds a theorem, or the whole answer where there are no blocks; null when there is no theorem.</summary>
    public static string? CodeIn(string answer)
    {
        var blocks = Block().Matches(answer).Select(block => block.Groups[1].Value).DefaultIfEmpty(answer);
        return blocks.LastOrDefault(block => block.Contains("theorem", StringComparison.Ordinal) || block.Contains("lemma", StringComparison.Ordinal))?.Trim();
    }

    [GeneratedRegex(@"^\s*(?:theorem|lemma)\s+([^\s:({\[]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();

    [GeneratedRegex(@"```[a-zA-Z0-9]*[ \t]*\r?\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
