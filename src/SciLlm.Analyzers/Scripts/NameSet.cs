namespace SciLlm.Analyzers.Scripts;

/// <summary>A few names that very many others are compared with, without a string for each of those.</summary>
internal sealed class NameSet
{
    public static readonly NameSet Empty = new();

    private readonly string[][] _byLength;

    public NameSet(params string[] names)
    {
        var longest = 0;
        foreach (var name in names)
            longest = Math.Max(longest, name.Length);
        _byLength = new string[longest + 1][];
        for (var length = 0; length <= longest; length++)
            _byLength[length] = Array.FindAll(names, name => name.Length == length);
    }

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
