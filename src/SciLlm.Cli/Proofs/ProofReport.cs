using System.Text.Json;
using System.Text.Json.Nodes;
using SciLlm.Cli.Calling;

namespace SciLlm.Cli.Proofs;

/// <summary>Says what became of each requirement: as text while the results come, as JSON when all are there.</summary>
internal sealed class ProofReport(bool asJson)
{
    private readonly List<Verdict> _verdicts = [];

    /// <summary>Whether every requirement is proved.</summary>
    public bool IsProved => _verdicts.All(verdict => verdict.IsProved);

    /// <summary>Whether the prover could be asked about every requirement.</summary>
    public bool IsAsked => _verdicts.All(verdict => verdict.Error is null);

    public void Add(Verdict verdict)
    {
        _verdicts.Add(verdict);
        if (!asJson)
            WriteText(verdict);
    }

    public void End()
    {
        if (asJson)
            OutputFormat.WriteJson(new JsonObject
            {
                ["summary"] = new JsonObject
                {
                    ["items"] = _verdicts.Count,
                    ["proved"] = _verdicts.Count(verdict => verdict.IsProved),
                    ["failed"] = _verdicts.Count(verdict => !verdict.IsProved && verdict.Outcome != ProofOutcome.Unproved),
                    ["unproved"] = _verdicts.Count(verdict => verdict.Outcome == ProofOutcome.Unproved),
                },
                ["results"] = new JsonArray([.. _verdicts.OrderBy(verdict => verdict.Index).Select(Describe)]),
            });
        else
            Console.WriteLine($"{_verdicts.Count(verdict => verdict.IsProved)} of {_verdicts.Count} proved");
    }

    private static void WriteText(Verdict verdict)
    {
        Console.WriteLine($"{verdict.Item.Id ?? $"#{verdict.Index + 1}"} {Word(verdict.Outcome)}: {verdict.Item.RequirementText}");
        foreach (var (name, text) in ((string, string?)[])[("error", verdict.Error?.Message), ("explanation", verdict.Result?.Explanation), ("diagnostics", verdict.Result?.Diagnostics), ("lean", verdict.Result?.LeanCode)])
        {
            if (!string.IsNullOrWhiteSpace(text))
                Console.WriteLine($"  {name}: {text.TrimEnd().ReplaceLineEndings("\n    ")}");
        }
    }

    // The names of the bridge's own results, so that what reads those reads these too.
    private static JsonNode Describe(Verdict verdict) => new JsonObject
    {
        ["id"] = verdict.Item.Id,
        ["requirement_text"] = verdict.Item.RequirementText,
        ["ok"] = verdict.IsProved,
        ["outcome"] = Word(verdict.Outcome),
        ["status"] = verdict.Result?.Status,
        ["lean_code"] = verdict.Result?.LeanCode,
        ["explanation"] = verdict.Result?.Explanation,
        ["diagnostics"] = verdict.Result?.Diagnostics,
        ["error"] = verdict.Error?.Message,
    };

    private static string Word(ProofOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());
}
