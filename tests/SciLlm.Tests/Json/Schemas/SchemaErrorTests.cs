using SciLlm.Json;

namespace SciLlm.Tests.Json.Schemas;

public sealed class SchemaErrorTests
{
    [Fact]
    public void NamesPlaceKeywordAndReason_ForEverythingThatIsWrong()
    {
        const string Schema = """
            {"$id":"https://a.test/book","required":["title"],"properties":{"a/b":{"items":{"type":"integer"}},"score":{"maximum":1}},"additionalProperties":false}
            """;

        var errors = Checked.Validate(Schema, """{"a/b":[1,"x"],"score":1.5,"more":0}""");

        Assert.Equal(
            [
                new SchemaError("", "required", "https://a.test/book#/required", "lacks 'title'"),
                new SchemaError("/a~1b/1", "type", "https://a.test/book#/properties/a~1b/items/type", "must be of type integer, and is \"x\""),
                new SchemaError("/score", "maximum", "https://a.test/book#/properties/score/maximum", "must be at most 1, and is 1.5"),
                new SchemaError("/more", "additionalProperties", "https://a.test/book#/additionalProperties", "must not be there"),
            ],
            errors);
        Assert.Equal("(root): lacks 'title' (required)", errors[0].ToString());
    }

    [Fact]
    public void TellsWhyNoAlternativeWasMet()
    {
        var error = Assert.Single(Checked.Validate("""{"anyOf":[{"type":"string"},{"required":["a"]}]}""", "{}"));

        Assert.Equal("must meet at least one of 2 schemas, and meets none: [0] (root): must be of type string, and is an object (type); [1] (root): lacks 'a' (required)", error.Message);
    }

    [Theory]
    [InlineData("{", "#", "not JSON")]
    [InlineData("1", "#", "a schema is an object")]
    [InlineData("""{"type":"int"}""", "#/type", "there are null, boolean")]
    [InlineData("""{"items":[{}]}""", "#/items", "prefixItems")]
    [InlineData("""{"properties":{"a":{"minLength":-1}}}""", "#/properties/a/minLength", "0 or more")]
    [InlineData("""{"multipleOf":0}""", "#/multipleOf", "more than 0")]
    [InlineData("""{"allOf":[]}""", "#/allOf", "at least one schema")]
    [InlineData("""{"required":"a"}""", "#/required", "array of strings")]
    [InlineData("""{"pattern":"(a"}""", "#/pattern", "(a")]
    [InlineData("""{"patternProperties":{"\\Z":{}}}""", "#/patternProperties", "\\Z")]
    public void RefusesAMalformedSchema(string schema, string location, string words)
    {
        var exception = Assert.Throws<JsonSchemaException>(() => JsonSchema.Parse(schema));

        Assert.Equal(location, exception.SchemaLocation);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }
}
