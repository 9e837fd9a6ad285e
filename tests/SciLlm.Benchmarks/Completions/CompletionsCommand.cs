using System.CommandLine;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Completions;

/// <summary><c>completions</c>: what one completion costs, beside the OpenAI SDK and what can be written by hand.</summary>
internal static class CompletionsCommand
{
    private const string Sdk = "OpenAI .NET SDK";
    private const string Bare = "bare HttpClient";

    private static readonly Bar ThreeQuarters = Bar.AtMost(0.75);
    private static readonly Bar OneTenthMore = Bar.AtMost(1.1);
    private static readonly Bar TwoKilobytes = Bar.AtMost(2);

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured.", DefaultValueFactory = _ => 5 };
        var command = new Command("completions", "Time and allocations of one completion, whole and streamed, against the OpenAI SDK and a bare HttpClient.") { rounds };
        command.SetAction((parsed, _) =>
        {
            Row.WriteTable(Console.Out, Measure(parsed.GetValue(rounds)));
            return Task.CompletedTask;
        });
        return command;
    }

    private static IReadOnlyList<Row> Measure(int rounds)
    {
        var costs = MicroBenchmark.Run<CompletionBenchmarks>(rounds).ToDictionary(static cost => (cost.Method, Loopback: (bool)cost.Parameters[0], Prompt: (int)cost.Parameters[1]));
        return
        [
            .. from kind in (string[])["", "Streamed"]
               from loopback in (bool[])[true, false]
               from prompt in (int[])[CompletionBenchmarks.SmallPrompt, CompletionBenchmarks.LargePrompt]
               let name = $"{(kind == "" ? "completion" : "streamed completion")}, {(loopback ? "loopback" : "in memory")}, prompt of {prompt / 1000.0:0.#} KB"
               let ours = costs[($"Ours{kind}", loopback, prompt)]
               let sdk = costs[($"Sdk{kind}", loopback, prompt)]
               let bare = costs[($"Bare{kind}", loopback, prompt)]
               from row in (Row[])
               [
                   new Comparison(name, Sdk, ours.Microseconds, sdk.Microseconds, "µs", loopback ? ThreeQuarters : null),
                   new Comparison(name, Bare, ours.Microseconds, bare.Microseconds, "µs", loopback ? OneTenthMore : null),
                   new Comparison($"{name}: allocated", Sdk, Kilobytes(ours), Kilobytes(sdk), "KB"),
                   new Alone($"{name}: allocated beyond a {Bare}", Kilobytes(ours).Beyond(Kilobytes(bare)), "KB", kind == "" ? TwoKilobytes : null),
               ]
               select row,
        ];
    }

    private static Samples Kilobytes(MicroCost cost) => new([.. cost.Bytes.Values.Select(static bytes => bytes / 1024)]);
}
