using System.CommandLine;
using SciLlm.Benchmarks;
using SciLlm.Benchmarks.Analyzers;
using SciLlm.Benchmarks.Batches;
using SciLlm.Benchmarks.Checking;
using SciLlm.Benchmarks.Completions;
using SciLlm.Benchmarks.Findings;
using SciLlm.Benchmarks.Json;
using SciLlm.Benchmarks.Scripts;
using SciLlm.Benchmarks.Starting;

// A verb a measurement; each prints ours and the peer's side by side. README.md beside this file has the latest figures.
var root = new RootCommand("Measures the product against its peers, in the same run.")
{
    AnalyzersCommand.Create(),
    BatchCommand.Create(),
    BuildCommand.Create(),
    CheckVsFormatCommand.Create(),
    CompletionsCommand.Create(),
    FindingsCommand.Create(),
    IdeCommand.Create(),
    JsonCommand.Create(),
    ParallelCommand.Create(),
    ParallelKillCommand.Create(),
    ScriptsCommand.Create(),
    StartUpCommand.Create(),
    TableCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
