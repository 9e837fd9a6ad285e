namespace SciLlm.Tests.Json.Schemas;

/// <summary>Each keyword with a value that meets it and one that does not.</summary>
public sealed class KeywordTests
{
    [Theory]
    [InlineData("true", "1", null)]
    [InlineData("""{"type":"integer"}""", "1.0", "1.5")]
    [InlineData("""{"type":["string","null"]}""", "null", "true")]
    [InlineData("""{"enum":[{"a":1,"b":2},"x"]}""", """{"b":2.0,"a":1}""", """{"a":1}""")]
    [InlineData("""{"const":0}""", "-0.0", "false")]
    [InlineData("""{"minimum":1}""", "1", "0.99999999999999999999999999")]
    [InlineData("""{"exclusiveMaximum":18446744073709551617}""", "18446744073709551616", "18446744073709551617")]
    [InlineData("""{"multipleOf":0.01}""", "19.99", "19.999")]
    [InlineData("""{"multipleOf":0.5}""", "1e999999999", "0.25")]
    [InlineData("""{"maxLength":1}""", "\"🐲\"", "\"ab\"")]
    [InlineData("""{"pattern":"a+"}""", "\"cat\"", "\"dog\"")]
    [InlineData("""{"minItems":1}""", "[1]", "[]")]
    [InlineData("""{"uniqueItems":true}""", """[1,"1",true,{"a":1},[1]]""", """[{"a":1,"b":[2]},{"b":[2.0],"a":1}]""")]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"number"}}""", """["a",1]""", """["a","b"]""")]
    [InlineData("""{"contains":{"const":1},"minContains":2,"maxContains":3}""", "[1,2,1]", "[1,2]")]
    [InlineData("""{"contains":{"const":1},"minContains":0}""", "[]", null)]
    [InlineData("""{"required":["a","b"]}""", """{"b":1,"a":2}""", """{"a":1}""")]
    [InlineData("""{"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"ab":1}""", """{"abc":1}""")]
    [InlineData("""{"properties":{"a":true},"patternProperties":{"^x":{"type":"null"}},"additionalProperties":false}""", """{"a":1,"x1":null}""", """{"b":1}""")]
    [InlineData("""{"dependentRequired":{"card":["address"]}}""", """{"name":1}""", """{"card":1}""")]
    [InlineData("""{"dependentSchemas":{"card":{"required":["address"]}}}""", """{"card":1,"address":2}""", """{"card":1}""")]
    [InlineData("""{"dependencies":{"a":["b"],"c":{"minProperties":2}}}""", """{"a":1,"b":2}""", """{"c":1}""")]
    [InlineData("""{"allOf":[{"minimum":1},{"maximum":2}]}""", "2", "3")]
    [InlineData("""{"anyOf":[{"type":"string"},{"minimum":1}]}""", "1", "0")]
    [InlineData("""{"oneOf":[{"multipleOf":2},{"multipleOf":3}]}""", "4", "6")]
    [InlineData("""{"not":{"type":"string"}}""", "1", "\"a\"")]
    [InlineData("""{"if":{"type":"integer"},"then":{"minimum":0},"else":{"type":"string"}}""", "1", "-1")]
    [InlineData("""{"format":"date","contentMediaType":"application/json"}""", "\"no date\"", null)]
    public void TellsGoodFromBad(string schema, string good, string? bad)
    {
        Assert.True(Checked.IsValid(schema, good));
        if (bad is not null) Assert.False(Checked.IsValid(schema, bad));
    }

    [Theory]
    [InlineData("""{"properties":{"a":true},"unevaluatedProperties":false}""", """{"a":1}""", """{"b":1}""")]
    [InlineData("""{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}""", """{"a":1}""", """{"a":1,"b":1}""")]
    [InlineData("""{"anyOf":[{"required":["a"],"properties":{"a":true}},{"properties":{"b":{"type":"string"}}}],"unevaluatedProperties":false}""", """{"a":1,"b":"x"}""", """{"a":1,"b":2}""")]
    [InlineData("""{"if":{"required":["a"],"properties":{"a":true}},"then":{"properties":{"b":true}},"unevaluatedProperties":false}""", """{"a":1,"b":1}""", """{"b":1}""")]
    [InlineData("""{"$ref":"#/$defs/a","unevaluatedProperties":false,"$defs":{"a":{"properties":{"a":true}}}}""", """{"a":1}""", """{"b":1}""")]
    [InlineData("""{"not":{"not":{"properties":{"a":true}}},"unevaluatedProperties":{"type":"string"}}""", """{"a":"x"}""", """{"a":1}""")]
    [InlineData("""{"prefixItems":[true],"contains":{"const":2},"unevaluatedItems":false}""", "[1,2]", "[1,2,3]")]
    [InlineData("""{"allOf":[{"items":true}],"unevaluatedItems":false}""", "[1,2]", null)]
    public void LooksAtWhatIsLeftOver(string schema, string good, string? bad) => TellsGoodFromBad(schema, good, bad);
}
