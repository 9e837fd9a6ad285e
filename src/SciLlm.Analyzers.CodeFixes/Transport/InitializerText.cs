using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>One member of an object initializer.</summary>
/// <param name="Elements">The elements of a list, which has one a line when the initializer does not fit on one.</param>
internal sealed record InitializerMember(string Property, string Value, IReadOnlyList<string>? Elements = null);

/// <summary>Lays out an object creation: on one line where it fits, else one member a line.</summary>
/// <param name="Indentation">What the lines of the statement it stands in begin with.</param>
/// <param name="NewLine">The file's line break.</param>
internal sealed record InitializerText(string Indentation, string NewLine)
{
    private const int LongestLine = 120;

    public static InitializerText Within(StatementSyntax statement, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        return new(before.Trim().Length == 0 ? before : "", text.LineBreak());
    }

    private string Unit => StatementInsertion.UnitOf(Indentation);

    /// <param name="type">The type that is created.</param>
    /// <param name="around">How much else of the statement stands on its first line.</param>
    public string Write(string type, IReadOnlyList<InitializerMember> members, int around)
    {
        var line = $"new {type} {{ {string.Join(", ", members.Select(static member => $"{member.Property} = {member.Value}"))} }}";
        return Indentation.Length + line.Length + around <= LongestLine && !line.Contains('\n')
            ? line
            : $"new {type}{NewLine}{Indentation}{{{string.Concat(members.Select(Line))}{NewLine}{Indentation}}}";
    }

    private string Line(InitializerMember member)
    {
        var start = NewLine + Indentation + Unit;
        return member.Elements is { Count: > 1 } elements
            ? $"{start}{member.Property} ={start}[{string.Concat(elements.Select(element => start + Unit + element + ","))}{start}],"
            : $"{start}{member.Property} = {member.Value},";
    }
}
