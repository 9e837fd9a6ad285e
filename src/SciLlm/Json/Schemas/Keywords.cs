namespace SciLlm.Json.Schemas;

/// <summary>
/// The table of keywords. One that is not in it is an annotation and checks nothing. Keywords that only make sense together are read as one: the last
/// of those that are there stands for all.
/// </summary>
internal static class Keywords
{
    public static IEnumerable<Keyword> Of(KeywordSource schema)
    {
        var dialect = schema.Resource.Dialect;
        foreach (var member in (schema with { Name = "" }).Members())
        {
            var source = schema with { Name = member.Name, Value = member.Value };
            var keyword = Reference(source)
                ?? (dialect.HasApplicators ? Applicator(source) : null)
                ?? (dialect.HasUnevaluated ? Unevaluated(source) : null)
                ?? (dialect.HasValidation ? Validation(source) : null);
            if (keyword is not null) yield return keyword;
        }
    }

    private static Reference? Reference(KeywordSource source) => source.Name switch
    {
        "$ref" => new StaticReference(source),
        "$dynamicRef" => new DynamicReference(source),
        _ => null,
    };

    private static Keyword? Applicator(KeywordSource source) => source.Name switch
    {
        "allOf" => new AllOf(source),
        "anyOf" => new AnyOf(source),
        "oneOf" => new OneOf(source),
        "not" => new Not(source),
        "if" => new If(source),
        "additionalProperties" => new Members(source),
        "patternProperties" when !source.HasSibling("additionalProperties") => new Members(source),
        "properties" when !source.HasSibling("additionalProperties") && !source.HasSibling("patternProperties") => new Members(source),
        "propertyNames" => new PropertyNames(source),
        "dependentSchemas" => new DependentSchemas(source),
        "dependencies" => new Dependencies(source),
        "items" => new Items(source),
        "prefixItems" when !source.HasSibling("items") => new Items(source),
        "contains" => new Contains(source),
        _ => null,
    };

    private static Keyword? Unevaluated(KeywordSource source) => source.Name switch
    {
        "unevaluatedProperties" => new UnevaluatedProperties(source),
        "unevaluatedItems" => new UnevaluatedItems(source),
        _ => null,
    };

    private static Assertion? Validation(KeywordSource source) => source.Name switch
    {
        "type" => new IsOfType(source),
        "enum" => new IsOneOf(source),
        "const" => new IsExactly(source),
        "minimum" => new NumberLimit(source, "at least", sign => sign >= 0),
        "maximum" => new NumberLimit(source, "at most", sign => sign <= 0),
        "exclusiveMinimum" => new NumberLimit(source, "more than", sign => sign > 0),
        "exclusiveMaximum" => new NumberLimit(source, "less than", sign => sign < 0),
        "multipleOf" => new MultipleOf(source),
        "minLength" => new LengthLimit(source, isMinimum: true),
        "maxLength" => new LengthLimit(source, isMinimum: false),
        "pattern" => new MatchesPattern(source),
        "minItems" => new ItemsLimit(source, isMinimum: true),
        "maxItems" => new ItemsLimit(source, isMinimum: false),
        "uniqueItems" => new UniqueItems(source),
        "minProperties" => new MembersLimit(source, isMinimum: true),
        "maxProperties" => new MembersLimit(source, isMinimum: false),
        "required" => new Required(source),
        "dependentRequired" => new DependentRequired(source),
        _ => null,
    };
}
