using System.Text.Json;
using SciLlm.Json;

namespace SciLlm.Tests.Json.Schemas;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("""{"$ref":"#/$defs/a~1b%25","$defs":{"a/b%":{"type":"integer"}}}""")]
    [InlineData("""{"$ref":"#here","$defs":{"a":{"$anchor":"here","type":"integer"}}}""")]
    [InlineData("""{"$id":"https://a.test/root","$ref":"other","$defs":{"a":{"$id":"other","type":"integer"}}}""")]
    [InlineData("""{"$id":"urn:example:root","$ref":"urn:example:a#/$defs/b","$defs":{"a":{"$id":"urn:example:a","$defs":{"b":{"type":"integer"}}}}}""")]
    [InlineData("""{"$ref":"#/x-types/0","x-types":[{"type":"integer"}]}""")]
    [InlineData("""{"$ref":"#/definitions/a","definitions":{"a":{"type":"integer"}}}""")]
    public void FollowsAReference(string schema)
    {
        Assert.True(Checked.IsValid(schema, "1"));
        Assert.False(Checked.IsValid(schema, "\"a\""));
    }

    [Fact]
    public void LetsTheOutermostDynamicAnchorHaveTheLastWord()
    {
        const string Schema = """
            {
              "$id": "https://a.test/strings", "$ref": "list", "$defs": {
                "items": { "$dynamicAnchor": "item", "type": "string" },
                "list": { "$id": "list", "items": { "$dynamicRef": "#item" }, "$defs": { "any": { "$dynamicAnchor": "item" } } }
              }
            }
            """;

        Assert.True(Checked.IsValid(Schema, """["a"]"""));
        Assert.False(Checked.IsValid(Schema, "[1]"));
    }

    [Fact]
    public void ChecksSchemas_WithTheMetaSchema()
    {
        const string Schema = """{"$ref":"https://json-schema.org/draft/2020-12/schema"}""";

        Assert.True(Checked.IsValid(Schema, """{"type":"object","properties":{"a":{"minimum":1}}}"""));
        Assert.Equal("/properties/a/minimum", Assert.Single(Checked.Validate(Schema, """{"properties":{"a":{"minimum":"1"}}}""")).InstancePath);
    }

    [Fact]
    public void FindsWhatItIsGiven()
    {
        var options = new JsonSchemaOptions { Documents = new Dictionary<Uri, JsonElement> { [new("https://a.test/whole")] = JsonElement.Parse("""{"type":"integer"}""") } };

        Assert.Empty(Checked.Validate("""{"$id":"https://a.test/","items":{"$ref":"whole"}}""", "[1]", options));
        Assert.Single(Checked.Validate("""{"$id":"https://a.test/","items":{"$ref":"whole"}}""", "[true]", options));
    }

    [Fact]
    public void LeavesOutTheVocabulariesThatAMetaSchemaLeavesOut()
    {
        var options = new JsonSchemaOptions
        {
            Documents = new Dictionary<Uri, JsonElement>
            {
                [new("https://a.test/meta")] = JsonElement.Parse("""{"$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/applicator":true}}"""),
            },
        };

        Assert.Empty(Checked.Validate("""{"$schema":"https://a.test/meta","minimum":1}""", "0", options));
        Assert.Single(Checked.Validate("""{"$schema":"https://a.test/meta","items":false}""", "[0]", options));
    }

    [Theory]
    [InlineData("""{"$ref":"https://a.test/elsewhere"}""", "#/$ref", "never fetched")]
    [InlineData("""{"items":{"$ref":"#/$defs/none"}}""", "#/items/$ref", "there is nothing")]
    [InlineData("""{"$dynamicRef":"#none"}""", "#/$dynamicRef", "there is nothing")]
    [InlineData("""{"$id":"https://a.test/x","$defs":{"a":{"$anchor":"n"},"b":{"$anchor":"n"}}}""", "https://a.test/x#/$defs/b", "another name")]
    [InlineData("""{"$id":"https://a.test/x#part"}""", "#", "$anchor")]
    public void RefusesASchema_WhoseReferencesOrNamesLeadNowhere(string schema, string location, string words)
    {
        var exception = Assert.Throws<JsonSchemaException>(() => JsonSchema.Parse(schema));

        Assert.Equal(location, exception.SchemaLocation);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }
}
