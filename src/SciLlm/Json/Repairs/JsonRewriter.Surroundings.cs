namespace SciLlm.Json.Repairs;

/// <summary>What models put around the value: thoughts, fences, prose.</summary>
internal sealed partial class JsonRewriter
{
    private const string Fence = "```";
    private const string ThinkingBegins = "<think>";
    private const string ThinkingEnds = "</think>";

    private void SkipToValue()
    {
        SkipThinking();
        var from = _position;
        var bracket = IndexOf(text.AsSpan(from).IndexOfAny("{}[]"));
        var fence = IndexOf(text.AsSpan(from).IndexOf(Fence, StringComparison.Ordinal));
        if (fence >= 0 && (bracket < 0 || fence < bracket))
        {
            EnsureProse(from, fence);
            _position = fence + Fence.Length;
            while (IsLetter(Next) || IsDigit(Next)) _position++;
            _isFenced = true;
            Replace(JsonRepairKind.SurroundingText, from, "");
            Blanks();
            return;
        }

        Blanks();
        if (bracket <= _position || IsBracket(Next)) return;
        from = _position;
        EnsureProse(from, bracket);
        _position = bracket;
        Replace(JsonRepairKind.SurroundingText, from, "");

        int IndexOf(int found)
        {
            Steps += found < 0 ? text.Length - from : found;
            return found < 0 ? -1 : from + found;
        }
    }

    /// <summary>Leaves out what a model thought aloud. Templates often write the opening tag themselves, so that only the closing one is here.</summary>
    private void SkipThinking()
    {
        SkipBlanks();
        while (IsAt(ThinkingBegins) || (_changes.Count == 0 && !IsBracket(Next)))
        {
            var end = text.IndexOf(ThinkingEnds, _position, StringComparison.Ordinal);
            Steps += (end < 0 ? text.Length : end) - _position;
            if (end < 0 && IsAt(ThinkingBegins)) throw Refused("begins a <think> block that does not end");
            if (end < 0) return;
            var from = _position;
            _position = end + ThinkingEnds.Length;
            Replace(JsonRepairKind.Thinking, from, "");
            SkipBlanks();
        }
    }

    private void EndAfterValue(bool isScalar)
    {
        SkipBlanks();
        if (!isScalar && Next is '}' or ']')
        {
            _position++;
            Replace(JsonRepairKind.RedundantBracket, _position - 1, "");
            SkipBlanks();
        }

        if (Next < 0) return;
        var from = _position;
        var hasFence = _isFenced && IsAt(Fence);
        if (hasFence) _position += Fence.Length;
        if (isScalar && !hasFence) throw Refused($"there is {Here()} after the end of the value");
        if (Next is ',' or ':' || QuotePair.Of(Next) is not null) throw Refused("the text goes on as if the value were a part of something larger");
        EnsureProse(_position, text.Length);
        _position = text.Length;
        Replace(JsonRepairKind.SurroundingText, from, "");
    }

    /// <summary>Makes sure that a part of the text can be left out.</summary>
    private void EnsureProse(int from, int to)
    {
        Steps += 3L * (to - from);
        var prose = text.AsSpan(from, to - from).Trim();
        if (prose.IndexOfAny("{}[]") is var bracket and >= 0) throw new JsonRefusedException(from + bracket, "there is another value, or the text has a bracket too many");
        if (prose.IndexOf(Fence, StringComparison.Ordinal) is var fence and >= 0) throw new JsonRefusedException(from + fence, "there is another fence");
        if (prose.IsEmpty) return;
        if (prose[^1] == ',' || (prose[^1] == ':' && prose[..^1].TrimEnd() is [.., var quote] && QuotePair.Of(quote) is not null))
            throw new JsonRefusedException(to, "the value seems to be a part of something larger");
        if (JsonRepair.IsJson(prose.ToString())) throw new JsonRefusedException(from, "there is more than one value");
    }

    private void SkipBlanks()
    {
        while (IsBlank(Next)) _position++;
    }
}
