using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace SciLlm.Tests.Json.Repairs;

/// <summary>JSON documents whose texts hold all that could be taken for structure.</summary>
internal static class JsonDocuments
{
    private static readonly Gen<string> Texts = Gen.Elements(
        "", "a", "key", "it's", "say \"hi\"", "{", "}]", "[1,2]", "a,b:c", "// no", "/* no */", "# no", "```", "</think>", "<think>", "back\\slash", "\\\"", "line\nend\ttab", "é🐲", "“smart”", "null", "True", "1e5");

    private static readonly Gen<JsonNode?> Scalars = Gen.OneOf(
        Texts.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Elements("0", "-1.5", "12", "3e-7", "true", "false", "null").Select(text => JsonNode.Parse(text)));

    /// <summary>Objects and arrays.</summary>
    public static Gen<JsonNode> Containers { get; } = Gen.Sized(size => Container(Math.Min(size, 12)));

    private static Gen<JsonNode> Container(int size) => Gen.OneOf(
        Values(size).ListOf().Select(items => (JsonNode)new JsonArray([.. items.Take(4).Select(item => item?.DeepClone())])),
        Texts.Zip(Values(size)).ListOf().Select(members =>
            (JsonNode)new JsonObject(members.Take(4).DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone())))));

    private static Gen<JsonNode?> Values(int size) => size <= 1 ? Scalars : Gen.OneOf(Scalars, Container(size / 3).Select(node => (JsonNode?)node));
}
