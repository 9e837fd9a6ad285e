using System.Text.Json;

namespace SciLlm.Json.Schemas;

internal sealed class UnevaluatedProperties(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Subschema();

    public override bool AsksWhatWasSeen => true;

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        var ok = true;
        if (value.ValueKind != JsonValueKind.Object) return ok;
        foreach (var member in value.EnumerateObject())
        {
            if (seen!.HasMember(member.Name)) continue;
            ok &= run.Member(_schema, member.Value, member.Name);
            if (!ok && !run.Reports) break;
        }

        seen!.AddAllMembers();
        return ok;
    }
}

internal sealed class UnevaluatedItems(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Subschema();

    public override bool AsksWhatWasSeen => true;

    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Array) return true;
        var (ok, index) = (true, 0);
        foreach (var item in value.EnumerateArray())
        {
            if (!seen!.HasItem(index)) ok &= run.Item(_schema, item, index);
            index++;
            if (!ok && !run.Reports) break;
        }

        seen!.AddAllItems();
        return ok;
    }
}
