using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>One value being checked: where in it we are, which schema resources led here, and the errors if anybody asked for them.</summary>
internal sealed class Evaluation
{
    private readonly List<(string? Name, int Index)> _path = [];
    private readonly List<SchemaResource> _scope = [];
    private readonly List<(SchemaNode Target, int Depth)> _references = [];
    private List<SchemaError>? _errors;

    /// <summary>Whether errors are collected. When they are not, the first failure decides.</summary>
    public bool Reports => _errors is not null;

    /// <summary>Checks a whole value.</summary>
    public static IReadOnlyList<SchemaError> Check(SchemaNode schema, JsonElement value)
    {
        var run = new Evaluation();
        try
        {
            // Most values are valid, and finding that out needs no list and no message.
            if (schema.Evaluate(value, run)) return [];
            run = new Evaluation { _errors = [] };
            schema.Evaluate(value, run);
            return run._errors;
        }
        catch (UndecidableException undecidable)
        {
            return [undecidable.Error];
        }
        catch (InsufficientExecutionStackException)
        {
            return [new SchemaError(run.Path(), "", schema.Location, "is nested too deep to be checked")];
        }
        catch (InvalidOperationException cause) when (cause is not ObjectDisposedException)
        {
            return [new SchemaError(run.Path(), "", schema.Location, "holds half of a surrogate pair, which is not text and cannot be checked")];
        }
    }

    public bool Fail(Keyword keyword, string message)
    {
        _errors?.Add(new SchemaError(Path(), keyword.Name, keyword.Location, message));
        return false;
    }

    /// <exception cref="UndecidableException">Always: under a <c>not</c>, a mere failure would count as success.</exception>
    [DoesNotReturn]
    public void CannotDecide(Keyword keyword, string message) =>
        throw new UndecidableException(new SchemaError(Path(), keyword.Name, keyword.Location, message));

    /// <summary>Checks the value of a member of the current object.</summary>
    public bool Member(SchemaNode schema, JsonElement value, string name) => Inside(schema, value, (name, 0));

    /// <summary>Checks an item of the current array.</summary>
    public bool Item(SchemaNode schema, JsonElement value, int index) => Inside(schema, value, (null, index));

    /// <summary>Whether the current value meets a schema, without a word about why not.</summary>
    public bool Meets(SchemaNode schema, JsonElement value, Evaluated? seen = null) => Collect(null, schema, value, seen);

    /// <summary>Why the current value does not meet a schema; empty when errors are not asked for.</summary>
    public IReadOnlyList<SchemaError> WhyNot(SchemaNode schema, JsonElement value)
    {
        if (!Reports) return [];
        List<SchemaError> errors = [];
        Collect(errors, schema, value, null);
        return errors;
    }

    /// <summary>Follows a reference.</summary>
    /// <exception cref="UndecidableException">It leads back to where it came from without having moved on in the value.</exception>
    public bool Follow(Keyword reference, SchemaNode target, JsonElement value, Evaluated? seen)
    {
        for (var i = _references.Count - 1; i >= 0 && _references[i].Depth == _path.Count; i--)
            if (_references[i].Target == target) CannotDecide(reference, "the reference leads back to itself, so it says nothing that could be checked");

        _references.Add((target, _path.Count));
        var ok = target.Evaluate(value, this, seen);
        _references.RemoveAt(_references.Count - 1);
        return ok;
    }

    /// <summary>Enters a node's resource; returns whether it has to be left again.</summary>
    public bool Enter(SchemaNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_scope.Count > 0 && _scope[^1] == node.Resource) return false;
        _scope.Add(node.Resource);
        return true;
    }

    public void Leave() => _scope.RemoveAt(_scope.Count - 1);

    /// <summary>The schema that the outermost resource on the way here gives to a dynamic anchor; null when none does.</summary>
    public SchemaNode? Dynamic(string anchor)
    {
        foreach (var resource in _scope)
            if (resource.DynamicNodes.TryGetValue(anchor, out var node)) return node;
        return null;
    }

    private bool Inside(SchemaNode schema, JsonElement value, (string? Name, int Index) step)
    {
        _path.Add(step);
        var ok = schema.Evaluate(value, this);
        _path.RemoveAt(_path.Count - 1);
        return ok;
    }

    private bool Collect(List<SchemaError>? errors, SchemaNode schema, JsonElement value, Evaluated? seen)
    {
        (var outer, _errors) = (_errors, errors);
        var ok = schema.Evaluate(value, this, seen);
        _errors = outer;
        return ok;
    }

    private string Path() => string.Concat(_path.Select(step =>
        "/" + (step.Name is { } name ? JsonPointer.Escape(name) : step.Index.ToString(CultureInfo.InvariantCulture))));
}

/// <summary>Carries the one error out of a check that has no answer.</summary>
internal sealed class UndecidableException(SchemaError error) : Exception(error.Message)
{
    public SchemaError Error => error;
}
