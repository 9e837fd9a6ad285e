namespace SciLlm.Json.Schemas;

/// <summary>The members or items of one value that a schema has looked at, for <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</summary>
internal sealed class Evaluated
{
    private HashSet<string>? _members;
    private HashSet<int>? _items;
    private bool _allMembers;
    private int _firstItems;

    public void AddMember(string name) => (_members ??= new(StringComparer.Ordinal)).Add(name);

    public void AddAllMembers() => _allMembers = true;

    public void AddItem(int index) => (_items ??= []).Add(index);

    public void AddFirstItems(int count) => _firstItems = Math.Max(_firstItems, count);

    public void AddAllItems() => _firstItems = int.MaxValue;

    public bool HasMember(string name) => _allMembers || _members?.Contains(name) == true;

    public bool HasItem(int index) => index < _firstItems || _items?.Contains(index) == true;

    public void Add(Evaluated other)
    {
        foreach (var name in other._members ?? []) AddMember(name);
        foreach (var index in other._items ?? []) AddItem(index);
        _allMembers |= other._allMembers;
        AddFirstItems(other._firstItems);
    }
}
