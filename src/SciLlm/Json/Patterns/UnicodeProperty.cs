using System.Collections.Concurrent;
using System.Globalization;

namespace SciLlm.Json.Patterns;

/// <summary>The Unicode properties that patterns may name: general categories, short and long, and <c>Any</c> and <c>ASCII</c>.</summary>
internal static class UnicodeProperty
{
    // Short names in the order of UnicodeCategory, each with its long one.
    private static readonly (string Short, string Long)[] Categories =
    [
        ("Lu", "Uppercase_Letter"), ("Ll", "Lowercase_Letter"), ("Lt", "Titlecase_Letter"), ("Lm", "Modifier_Letter"), ("Lo", "Other_Letter"),
        ("Mn", "Nonspacing_Mark"), ("Mc", "Spacing_Mark"), ("Me", "Enclosing_Mark"),
        ("Nd", "Decimal_Number"), ("Nl", "Letter_Number"), ("No", "Other_Number"),
        ("Zs", "Space_Separator"), ("Zl", "Line_Separator"), ("Zp", "Paragraph_Separator"),
        ("Cc", "Control"), ("Cf", "Format"), ("Cs", "Surrogate"), ("Co", "Private_Use"),
        ("Pc", "Connector_Punctuation"), ("Pd", "Dash_Punctuation"), ("Ps", "Open_Punctuation"), ("Pe", "Close_Punctuation"),
        ("Pi", "Initial_Punctuation"), ("Pf", "Final_Punctuation"), ("Po", "Other_Punctuation"),
        ("Sm", "Math_Symbol"), ("Sc", "Currency_Symbol"), ("Sk", "Modifier_Symbol"), ("So", "Other_Symbol"), ("Cn", "Unassigned"),
    ];

    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L",
        ["Mark"] = "M",
        ["Combining_Mark"] = "M",
        ["Number"] = "N",
        ["Separator"] = "Z",
        ["Other"] = "C",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Symbol"] = "S",
        ["digit"] = "Nd",
        ["cntrl"] = "Cc",
        ["Cased_Letter"] = "LC",
    };

    private static readonly ConcurrentDictionary<string, CodePointSet> Known = new(StringComparer.Ordinal);

    /// <summary>The code points with a property; null when it is not known.</summary>
    public static CodePointSet? Find(string name)
    {
        if (name == "Any") return CodePointSet.Range(0, 0x10FFFF);
        if (name == "ASCII") return CodePointSet.Range(0, 127);
        foreach (var prefix in (string[])["General_Category=", "gc="])
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];

        name = Groups.GetValueOrDefault(name, name);
        var categories = Categories
            .Select((category, index) => (category.Short, category.Long, Category: (UnicodeCategory)index))
            .Where(category => name == category.Short || name == category.Long || (name.Length == 1 && category.Short[0] == name[0]) || (name == "LC" && category.Short is "Lu" or "Ll" or "Lt"))
            .Select(category => category.Category)
            .ToHashSet();
        return categories.Count == 0 ? null : Known.GetOrAdd(name, _ => WithCategory(categories));
    }

    private static CodePointSet WithCategory(HashSet<UnicodeCategory> categories)
    {
        List<(int From, int To)> ranges = [];
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (!categories.Contains(CharUnicodeInfo.GetUnicodeCategory(codePoint))) continue;
            if (ranges.Count > 0 && ranges[^1].To == codePoint - 1) ranges[^1] = (ranges[^1].From, codePoint);
            else ranges.Add((codePoint, codePoint));
        }

        return CodePointSet.Of(ranges);
    }
}
