using System.Text.RegularExpressions;
using SciLlm.Json.Patterns;

namespace SciLlm.Json.Schemas;

/// <summary>A regular expression of a schema.</summary>
internal sealed class SchemaPattern
{
    private readonly string _pattern;
    private readonly Regex _regex;

    public SchemaPattern(KeywordSource source, string pattern)
    {
        _pattern = pattern;
        try
        {
            _regex = EcmaPattern.Compile(pattern, source.Compiler.PatternTimeout);
        }
        catch (ArgumentException cause)
        {
            source.Refuse($"holds the pattern '{pattern}', which cannot be used: {cause.Message}", cause);
        }
    }

    public bool IsMatch(string text, Keyword keyword, Evaluation run)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            run.CannotDecide(keyword, $"could not be checked: the pattern {_pattern} took longer than {_regex.MatchTimeout.TotalSeconds:0.###} s");
            return false;
        }
    }

    public override string ToString() => _pattern;
}
