namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>The lines of a text, without their ends.</summary>
internal static class FileLines
{
    public static IEnumerable<(int Start, int Length)> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return (start, end > start && text[end - 1] == '\r' ? end - 1 - start : end - start);
            start = end + 1;
        }
    }
}
