using System.Text.Json;

namespace SciLlm.Cli.Batches;

/// <summary>
/// What models cost, as the user has written it down: <c>{"MODEL": {"input": 0.5, "output": 1.5}, "*": …}</c>, a price for a million tokens in whatever currency
/// <c>--max-cost</c> is in. <c>*</c> stands for every model that is not named.
/// </summary>
internal sealed class PriceTable
{
    private const string AnyModel = "*";
    private const double PricedTokens = 1e6;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private readonly Dictionary<string, Price> _prices;

    private PriceTable(Dictionary<string, Price> prices) => _prices = prices;

    /// <exception cref="CommandFailedException">The file is no table of prices.</exception>
    public static PriceTable Read(string file)
    {
        try
        {
            var prices = JsonSerializer.Deserialize<Dictionary<string, Price>>(File.ReadAllBytes(file), Strict) ?? [];
            return prices.FirstOrDefault(entry => !(entry.Value is { Input: >= 0, Output: >= 0 })) is { Key: { } wrong }
                ? throw new JsonException($"the prices of '{wrong}' have to be numbers of 0 or more")
                : new PriceTable(prices);
        }
        catch (JsonException e)
        {
            throw new CommandFailedException($"The prices in '{file}' cannot be used: {e.Message} Write {{\"MODEL\": {{\"input\": 0.5, \"output\": 1.5}}}}, for a million tokens each.");
        }
    }

    public bool Knows(string? model) => Find(model) is not null;

    /// <summary>What a result has cost; nothing when its model has no price.</summary>
    public double CostOf(Outcome outcome) =>
        Find(outcome.Model) is { } price ? (outcome.InputTokens * price.Input + outcome.OutputTokens * price.Output) / PricedTokens : 0;

    private Price? Find(string? model) => model is not null && _prices.TryGetValue(model, out var price) ? price : _prices.GetValueOrDefault(AnyModel);

    private sealed record Price(double Input, double Output);
}
