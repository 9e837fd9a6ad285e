using System.Text.Json;
using SciLlm.Json;

namespace SciLlm.Tests.Json.Schemas;

/// <summary>What has no answer is said to have none; nothing hangs, and nothing overflows the stack.</summary>
public sealed class SchemaLimitTests
{
    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"not":{"$ref":"#"}}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"anyOf":[{"$ref":"#/$defs/a"}]}}}""")]
    [InlineData("""{"$id":"https://a.test/","$dynamicAnchor":"a","if":true,"then":{"$dynamicRef":"#a"}}""")]
    public void SaysThatAReferenceGoesRound(string schema) =>
        Assert.Contains("leads back to itself", Assert.Single(Checked.Validate(schema, "1")).Message, StringComparison.Ordinal);

    [Fact]
    public void FollowsACircle_ThatMovesOnInTheValue()
    {
        const string Tree = """{"properties":{"children":{"items":{"$ref":"#"}}},"required":["name"]}""";

        Assert.Equal("/children/0/children/0", Assert.Single(Checked.Validate(Tree, """{"name":1,"children":[{"name":2,"children":[{}]}]}""")).InstancePath);
    }

    [Theory]
    [InlineData("""{"items":{"$ref":"#"}}""")]
    [InlineData("""{"not":{"not":{"items":{"$ref":"#"}}}}""")]
    [InlineData("""{"enum":[1,[]],"uniqueItems":true}""")]
    public void SaysThatAValueIsNestedTooDeep(string schema)
    {
        var deep = new string('[', 5_000) + new string(']', 5_000);

        Assert.Contains("too deep", Assert.Single(OnASmallStack(schema, deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysThatAChainOfReferencesIsTooLong()
    {
        var chain = string.Join(",", Enumerable.Range(0, 3_000).Select(n => $$"""{"$ref":"#/$defs/all/{{n + 1}}"}"""));

        var errors = OnASmallStack($$$"""{"$ref":"#/$defs/all/0","$defs":{"all":[{{{chain}}},true]}}""", "1");

        Assert.Contains("too deep", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DecidesAPatternThatWouldBacktrackForEver()
    {
        var text = $"\"{new string('a', 5_000)}!\"";

        Assert.Equal("pattern", Assert.Single(Checked.Validate("""{"pattern":"^(a+)+$"}""", text)).Keyword);
    }

    [Theory]
    [InlineData("""{"pattern":"^(?=a)(a+)+$"}""")]
    [InlineData("""{"not":{"pattern":"^(?=a)(a+)+$"}}""")]
    public void GivesUpOnAPatternThatTakesTooLong(string schema)
    {
        var options = new JsonSchemaOptions { PatternTimeout = TimeSpan.FromMilliseconds(20) };

        var error = Assert.Single(Checked.Validate(schema, $"\"{new string('a', 60)}!\"", options));

        Assert.Contains("took longer than 0.02 s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"minLength":1}""", """ "\ud800" """, "")]
    [InlineData("""{"properties":{"a":{"items":{"pattern":"x"}}}}""", """{"a":["x","\udc00x"]}""", "/a/1")]
    public void SaysWhere_WhenAStringIsNoText(string schema, string value, string path)
    {
        var error = Assert.Single(Checked.Validate(schema, value));

        Assert.Equal(path, error.InstancePath);
        Assert.Contains("surrogate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesToCheckNothing() => Assert.Throws<ArgumentException>(() => JsonSchema.Parse("true").Validate(default));

    // So small that a depth which parses in no time is too much for it.
    private static IReadOnlyList<SchemaError> OnASmallStack(string schema, string value)
    {
        IReadOnlyList<SchemaError> errors = [];
        var thread = new Thread(() => errors = Checked.Validate(schema, value), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return errors;
    }

    [Fact]
    public void OutlivesTheDocumentItWasReadFrom()
    {
        JsonSchema schema;
        using (var document = JsonDocument.Parse("""{"const":[1]}""")) schema = JsonSchema.Parse(document.RootElement);

        Assert.Empty(schema.Validate(JsonElement.Parse("[1]")));
    }
}
