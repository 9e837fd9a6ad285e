using System.Text.Json;

namespace SciLlm.Testing.Echo;

/// <summary>The number nearest to zero, and the smallest count, that a schema's bounds allow.</summary>
internal static class SmallestValue
{
    public static int Count(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var least) && least.TryGetInt32(out var count) ? count : 0;

    public static decimal Number(JsonElement schema)
    {
        var (above, below) = (Bound(schema, "exclusiveMinimum"), Bound(schema, "exclusiveMaximum"));
        var least = Bound(schema, "minimum") ?? above ?? decimal.MinValue;
        var most = Bound(schema, "maximum") ?? below ?? decimal.MaxValue;
        var step = Bound(schema, "multipleOf") ?? 1;

        var nearest = least > 0 ? Math.Ceiling(least / step) * step : most < 0 ? Math.Floor(most / step) * step : 0;
        return nearest == above ? nearest + step : nearest == below ? nearest - step : nearest;
    }

    private static decimal? Bound(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var bound) && bound.ValueKind == JsonValueKind.Number && bound.TryGetDecimal(out var number) ? number : null;
}
