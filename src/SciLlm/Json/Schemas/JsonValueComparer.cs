using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>Compares JSON by value: <c>1.0</c> is <c>1</c>, and the order of members does not matter.</summary>
internal sealed class JsonValueComparer : IEqualityComparer<JsonElement>
{
    public static JsonValueComparer Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y) => JsonElement.DeepEquals(x, y);

    public int GetHashCode(JsonElement value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = default(HashCode);
        hash.Add(value.ValueKind);
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                hash.Add(value.GetString(), StringComparer.Ordinal);
                break;
            case JsonValueKind.Number:
                hash.Add(JsonNumber.Of(value));
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) hash.Add(GetHashCode(item));
                break;
            case JsonValueKind.Object:
                var members = 0;
                foreach (var member in value.EnumerateObject()) members ^= HashCode.Combine(StringComparer.Ordinal.GetHashCode(member.Name), GetHashCode(member.Value));
                hash.Add(members);
                break;
        }

        return hash.ToHashCode();
    }
}
