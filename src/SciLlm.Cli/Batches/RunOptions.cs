using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using SciLlm.Cli.Calling;
using SciLlm.Json;

namespace SciLlm.Cli.Batches;

/// <summary>The options of a batch: everything in <see cref="BatchOptions"/>, and what a file of requests needs beside.</summary>
internal sealed class RunOptions
{
    private readonly Option<int?> _concurrency = NumberOption.Count("--concurrency", "Requests in flight at once; 6 when left out.");
    private readonly Option<bool> _adaptive = new("--adaptive-concurrency") { Description = "Keeps fewer requests in flight while the server is overloaded." };
    private readonly Option<TimeSpan?> _wallTime = NumberOption.Seconds("--wall-time", "How long one item may take, all retries and waiting included, in seconds; 300 when left out.");
    private readonly Option<bool> _tenacious = new("--tenacious") { Description = "Tries transient failures again until --wall-time is over, not --max-retries times." };
    private readonly Option<int?> _maxTokens = NumberOption.Count("--max-tokens", "The longest answer in tokens, for requests that do not say.");
    private readonly Option<double?> _temperature = NumberOption.Amount("--temperature", "The temperature, for requests that do not say.", "T");
    private readonly Option<bool> _json = new("--json") { Description = "Asks for a JSON object, for requests that do not say; an answer that is none is a failed item." };
    private readonly Option<string?> _schema = new("--schema") { Description = "A JSON Schema that every answer has to follow. It is checked here and not sent.", HelpName = "FILE" };
    private readonly Option<int?> _retryInvalidJson = NumberOption.Count("--retry-invalid-json", "How often an answer that is not the JSON asked for is asked again; 0 when left out.", least: 0);
    private readonly Option<bool> _repairInvalidJson = new("--repair-invalid-json") { Description = "Repairs JSON where that neither invents nor drops data, before it is asked for again." };
    private readonly Option<int?> _requestsPerMinute = NumberOption.Count("--rpm", "The most requests a minute, spread evenly.");
    private readonly Option<int?> _tokensPerMinute = NumberOption.Count("--tpm", "The most tokens a minute, of questions and answers, spread evenly.");
    private readonly Option<double?> _maxCost = NumberOption.Amount("--max-cost", "Sends nothing more once this is spent, in the currency of --prices; what is in flight still ends.", "AMOUNT");
    private readonly Option<string?> _prices = new("--prices")
    {
        Description = "A JSON file of prices for a million tokens: {\"MODEL\": {\"input\": 0.5, \"output\": 1.5}, \"*\": …}.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        Option[] options =
        [
            _concurrency, _adaptive, _wallTime, _tenacious, _maxTokens, _temperature, _json, _schema, _retryInvalidJson, _repairInvalidJson,
            _requestsPerMinute, _tokensPerMinute, _maxCost, _prices,
        ];
        foreach (var option in options)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_maxCost) is not null && result.GetResult(_prices) is null)
                result.AddError("--max-cost needs --prices, to know what a token costs.");
        });
    }

    public BatchOptions Batch(ParseResult parsed, TimeSpan? timeout) => BatchOptions.Recommended with
    {
        Concurrency = parsed.GetValue(_concurrency) ?? BatchOptions.Recommended.Concurrency,
        AdaptiveConcurrency = parsed.GetValue(_adaptive),
        Timeout = timeout ?? BatchOptions.Recommended.Timeout,
        WallTime = parsed.GetValue(_wallTime) ?? BatchOptions.Recommended.WallTime,
        Tenacious = parsed.GetValue(_tenacious),
        DefaultMaxTokens = parsed.GetValue(_maxTokens),
        DefaultTemperature = parsed.GetValue(_temperature),
        ResponseFormat = parsed.GetValue(_json) ? ChatResponseFormat.Json : null,
        Schema = parsed.GetValue(_schema) is { } schema ? (JsonContentCheck)ReadSchema(schema) : null,
        RetryInvalidJson = parsed.GetValue(_retryInvalidJson) ?? 0,
        RepairInvalidJson = parsed.GetValue(_repairInvalidJson) ? true : null,
    };

    public RunPace Pace(ParseResult parsed) => new(parsed.GetValue(_requestsPerMinute), parsed.GetValue(_tokensPerMinute), TimeProvider.System);

    public double? MaxCost(ParseResult parsed) => parsed.GetValue(_maxCost);

    public PriceTable? Prices(ParseResult parsed) => parsed.GetValue(_prices) is { } file ? PriceTable.Read(file) : null;

    /// <summary>What changes the questions or what counts as an answer. How fast and how patiently they are asked may change from run to run.</summary>
    public Manifest Manifest(ParseResult parsed, InputScan scan, string? model) => new(scan.Hash, scan.Count, new Dictionary<string, string?>
    {
        ["--model"] = model,
        [_maxTokens.Name] = Text(parsed.GetValue(_maxTokens)),
        [_temperature.Name] = Text(parsed.GetValue(_temperature)),
        [_json.Name] = parsed.GetValue(_json) ? "on" : null,
        [_schema.Name] = parsed.GetValue(_schema) is { } schema ? Fingerprint(schema) : null,
        [_repairInvalidJson.Name] = parsed.GetValue(_repairInvalidJson) ? "on" : null,
    });

    // The same schema on every system, though git gives it the line ends of each.
    private static string Fingerprint(string file) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file, Encoding.UTF8).ReplaceLineEndings("\n"))))}";

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static JsonSchema ReadSchema(string file)
    {
        try
        {
            return JsonSchema.Parse(File.ReadAllText(file, Encoding.UTF8));
        }
        catch (Exception e) when (e is JsonSchemaException or System.Text.Json.JsonException)
        {
            throw new CommandFailedException($"The schema '{file}' cannot be used: {e.Message}");
        }
    }
}
