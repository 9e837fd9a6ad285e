using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Authentication;

/// <summary>Whatever public type holds a key, one added tomorrow too, shows it neither as text nor as JSON.</summary>
public sealed class KeyHolderTests
{
    private static readonly Type[] Types = [.. typeof(SciLlmClient).Assembly.GetExportedTypes().Where(type => type.GetProperties().Any(HoldsKey))];

    public static TheoryData<string> Holders => [.. Types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Holders))]
    public void ShowsNoKey(string holder)
    {
        var type = Types.Single(type => type.Name == holder);
        var held = Activator.CreateInstance(type)!;
        type.GetProperty(nameof(CompletionRequest.Messages))?.SetValue(held, Array.Empty<ChatMessage>());
        foreach (var property in type.GetProperties().Where(HoldsKey)) property.SetValue(held, TestClient.Key);

        Assert.DoesNotContain(TestClient.Key, held.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Key, JsonSerializer.Serialize(held, type), StringComparison.Ordinal);
    }

    [Fact]
    public void LooksAtThoseThereAre() => Assert.Contains(typeof(SciLlmClientOptions), Types);

    private static bool HoldsKey(System.Reflection.PropertyInfo property) => property.Name.EndsWith("ApiKey", StringComparison.Ordinal) && property.PropertyType == typeof(string);
}
