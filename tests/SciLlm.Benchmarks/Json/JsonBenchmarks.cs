using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SciLlm.Json;

namespace SciLlm.Benchmarks.Json;

/// <summary>Strict parsing, repair and validation of a long answer, all from the text that the model gave.</summary>
public class JsonBenchmarks
{
    private static readonly JsonSchema Ours = JsonSchema.Parse(JsonInput.Schema);
    private static readonly NJsonSchema.JsonSchema Theirs = NJsonSchema.JsonSchema.FromJsonAsync(JsonInput.Schema).GetAwaiter().GetResult();

    [Benchmark]
    public bool Strict() => JsonRepair.TryRepair(JsonInput.Good, null, out _);

    /// <summary>The floor of any strict parser: the platform's reader over rented bytes, every token looked at once.</summary>
    [Benchmark]
    public int Reader()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(JsonInput.Good.Length));
        var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(JsonInput.Good, bytes)));
        var tokens = 0;
        while (reader.Read())
            tokens++;
        ArrayPool<byte>.Shared.Return(bytes);
        return tokens;
    }

    [Benchmark]
    public bool Repair() => JsonRepair.TryRepair(JsonInput.Broken, null, out _);

    [Benchmark]
    public int ValidateGood() => Validate(JsonInput.Good);

    [Benchmark]
    public int ValidateInvalid() => Validate(JsonInput.Invalid);

    [Benchmark]
    public int TheirsGood() => Theirs.Validate(JsonInput.Good).Count;

    [Benchmark]
    public int TheirsInvalid() => Theirs.Validate(JsonInput.Invalid).Count;

    private static int Validate(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Ours.Validate(document.RootElement).Count;
    }
}
