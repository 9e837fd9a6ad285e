using System.CommandLine;
using SciLlm.Cli.Calling;
using SciLlm.Cli.Proofs;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm prove</c>: requirements, and what the Certainly/Lean4 prover makes of them.</summary>
internal static class ProveCommand
{
    public const string Name = "prove";

    public static Command Create()
    {
        var requirements = new Argument<string[]>("REQUIREMENT")
        {
            Description = "What to prove, a requirement each; - for lines on standard input, which are read too when there is nothing else.",
            Arity = ArgumentArity.ZeroOrMore,
            Validators = { MisspeltOptions.Refuse },
        };
        var file = new Option<string?>("--file") { Description = "A file with a requirement a line: a text, or {\"requirement_text\": …, \"id\": …}.", HelpName = "FILE" };
        var requireProved = new Option<bool>("--require-proved") { Description = "Exits with 1 unless every requirement is proved." };
        var format = OutputFormat.CreateOption();
        var prover = new ProverOptions();
        var command = new Command(
            Name,
            "Proves requirements with the Certainly/Lean4 bridge, or with a model and Lean on this machine. Exit code: 0 the prover has judged, 1 not proved although --require-proved, 2 the prover could not be asked.")
        {
            requirements,
            file,
            requireProved,
            format,
        };
        prover.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var items = Read(parsed.GetValue(requirements) ?? [], parsed.GetValue(file), prover.ReadsStandardInput(parsed)).ToList();
            if (items.Count == 0)
                throw new CommandFailedException("There is nothing to prove: give a REQUIREMENT, a --file, or lines on standard input.");
            var report = new ProofReport(parsed.GetValue(format) == "json");
            await foreach (var verdict in prover.ProveAsync(parsed, items, cancellationToken))
                report.Add(verdict);
            report.End();
            return !report.IsAsked ? ExitCode.Failed : parsed.GetValue(requireProved) && !report.IsProved ? ExitCode.Unsuccessful : ExitCode.Clean;
        });
        return command;
    }

    private static IEnumerable<ProofItem> Read(string[] requirements, string? file, bool keyComesFromStandardInput)
    {
        var readsStandardInput = requirements is ["-"] || (requirements.Length == 0 && file is null && Console.IsInputRedirected);
        if (readsStandardInput && keyComesFromStandardInput)
            throw new CommandFailedException("Standard input cannot hold both the API key and the requirements; give one of them otherwise.");
        var given = readsStandardInput ? Requirements.Read(Console.In.ReadToEnd().Split('\n'), "standard input") : requirements.Select(text => new ProofItem(text));
        return file is null ? given : given.Concat(Requirements.Read(File.ReadLines(file), $"'{file}'"));
    }
}
