namespace SciLlm.Json.Patterns;

/// <summary>Reads what stands for one character out of several: <c>[…]</c>, <c>\d</c>, <c>\p{…}</c> and the like.</summary>
internal static class CharacterClass
{
    /// <summary>Reads a class whose opening bracket was just read.</summary>
    public static CodePointSet Read(PatternReader reader)
    {
        var isNegated = reader.TryRead('^');
        var set = CodePointSet.Empty;
        while (!reader.TryRead(']'))
        {
            var (part, first) = ReadAtom(reader);
            if (first is not { } from || reader.Next != '-')
            {
                set = set.Or(part);
                continue;
            }

            reader.TryRead('-');
            if (reader.Next == ']')
            {
                set = set.Or(part).Or(CodePointSet.Of('-'));
                continue;
            }

            var (end, last) = ReadAtom(reader);
            if (last is not { } to) set = set.Or(part).Or(CodePointSet.Of('-')).Or(end);
            else if (to < from) throw reader.Malformed("a range whose end comes before its beginning");
            else set = set.Or(CodePointSet.Range(from, to));
        }

        return isNegated ? set.Complement() : set;
    }

    /// <summary>Reads the set that an escape stands for; null, and nothing is read, when it stands for something else.</summary>
    public static CodePointSet? ReadEscapedSet(PatternReader reader)
    {
        if (reader.TryRead('d')) return CodePointSet.Digits;
        if (reader.TryRead('D')) return CodePointSet.Digits.Complement();
        if (reader.TryRead('w')) return CodePointSet.WordCharacters;
        if (reader.TryRead('W')) return CodePointSet.WordCharacters.Complement();
        if (reader.TryRead('s')) return CodePointSet.Blanks;
        if (reader.TryRead('S')) return CodePointSet.Blanks.Complement();
        if (reader.TryRead('p')) return Property(reader);
        if (reader.TryRead('P')) return Property(reader).Complement();
        return null;
    }

    private static CodePointSet Property(PatternReader reader)
    {
        var name = reader.ReadBetween('{', '}');
        return UnicodeProperty.Find(name)
            ?? throw reader.Malformed($"the Unicode property '{name}', which is not supported; general categories such as L, Lu or Letter are");
    }

    private static (CodePointSet Set, int? Single) ReadAtom(PatternReader reader)
    {
        if (!reader.TryRead(out var character)) throw reader.Malformed("a '[' without its ']'");
        if (character == '\\')
        {
            if (ReadEscapedSet(reader) is { } set) return (set, null);
            character = reader.TryRead('b') ? '\b' : reader.ReadEscapedCharacter();
        }

        return (CodePointSet.Of(character), character);
    }
}
