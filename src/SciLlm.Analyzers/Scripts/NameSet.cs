namespace SciLlm.Analyzers.Scripts;

/// <summary>A few names that very many others are compared with, without a string for each of those.</summary>
internal sealed class NameSet
{
    public static readonly NameSet Empty = new();

    private readonly string[][] _byLength;

    public NameSet(params string[] names) =>
        _byLength = Enumerable.Range(0, names.Select(static name => name.Length + 1).DefaultIfEmpty(0).Max())
            .Select(length => names.Where(name => name.Length == length).ToArray())
            .ToArray();

    public IEnumerable<string> All => _byLength.SelectMany(static names => names);

    public bool Contains(ReadOnlySpan<char> name)
    {
        if (name.Length >= _byLength.Length)
            return false;
        foreach (var candidate in _byLength[name.Length])
        {
            if (name.SequenceEqual(candidate.AsSpan()))
                return true;
        }
        return false;
    }
}
