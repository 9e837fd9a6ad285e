using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>One keyword of one schema, ready to be asked.</summary>
internal abstract class Keyword(string name, string location)
{
    protected Keyword(KeywordSource source)
        : this(source.Name, source.Location)
    {
    }

    public string Name => name;

    public string Location => location;

    /// <summary>Whether it has to come after all others because it needs to know what they have looked at.</summary>
    public virtual bool AsksWhatWasSeen => false;

    public abstract bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen);
}

/// <summary>A keyword that looks at the value alone.</summary>
internal abstract class Assertion(KeywordSource source) : Keyword(source)
{
    public sealed override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen) =>
        Holds(value, run) || run.Fail(this, run.Reports ? Demand(value) : "");

    /// <summary>Whether the value is as demanded, or of a kind that nothing is demanded of.</summary>
    protected abstract bool Holds(JsonElement value, Evaluation run);

    /// <summary>What is demanded of a value that was found wanting.</summary>
    protected abstract string Demand(JsonElement value);
}

/// <summary>The schema <c>false</c>; named after the keyword it stands under.</summary>
internal sealed class Never(string name, string location) : Keyword(name, location)
{
    public override bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen) => run.Fail(this, "must not be there");
}
