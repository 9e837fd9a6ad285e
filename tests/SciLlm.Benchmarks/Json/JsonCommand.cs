using System.CommandLine;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Json;

/// <summary><c>json</c>: how fast answers are parsed, repaired and validated.</summary>
internal static class JsonCommand
{
    private static readonly Bar CloseTo = Bar.AtLeast(0.8);

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured.", DefaultValueFactory = _ => 5 };
        var command = new Command("json", "Throughput of strict parsing, repair and schema validation, on good and broken input.") { rounds };
        command.SetAction((parsed, _) =>
        {
            Row.WriteTable(Console.Out, Measure(parsed.GetValue(rounds)));
            return Task.CompletedTask;
        });
        return command;
    }

    private static IReadOnlyList<Row> Measure(int rounds)
    {
        var costs = MicroBenchmark.Run<JsonBenchmarks>(rounds).ToDictionary(static cost => cost.Method);
        var strict = Speed(nameof(JsonBenchmarks.Strict), JsonInput.Good);
        return
        [
            new Comparison("JSON: strict", "Utf8JsonReader", strict, Speed(nameof(JsonBenchmarks.Reader), JsonInput.Good), "MB/s", CloseTo),
            new Comparison("JSON: repair of broken input", "ours, strict", Speed(nameof(JsonBenchmarks.Repair), JsonInput.Broken), strict, "MB/s"),
            new Comparison("JSON Schema: valid input", "NJsonSchema", Speed(nameof(JsonBenchmarks.ValidateGood), JsonInput.Good), Speed(nameof(JsonBenchmarks.TheirsGood), JsonInput.Good), "MB/s"),
            new Comparison(
                "JSON Schema: invalid input", "NJsonSchema", Speed(nameof(JsonBenchmarks.ValidateInvalid), JsonInput.Invalid), Speed(nameof(JsonBenchmarks.TheirsInvalid), JsonInput.Invalid), "MB/s"),
        ];

        Samples Speed(string method, string input) => new([.. costs[method].Microseconds.Values.Select(microseconds => JsonInput.Megabytes(input) / microseconds * 1e6)]);
    }
}
