namespace SciLlm.Analyzers.Governance;

/// <summary>Matches a row of things against a pattern in which some stand for any number of them.</summary>
internal static class Wildcards
{
    /// <summary>
    /// Goes back to the last wildcard only: what an earlier one could take, the last one can take, too. So many wildcards cost no more than few.
    /// </summary>
    /// <param name="pattern">The length of the pattern.</param>
    /// <param name="things">How many things there are.</param>
    /// <param name="isWildcard">Whether this part of the pattern stands for any number of things.</param>
    /// <param name="isMatch">Whether this part of the pattern stands for that thing.</param>
    public static bool Match(int pattern, int things, Func<int, bool> isWildcard, Func<int, int, bool> isMatch)
    {
        var (at, thing) = (0, 0);
        var (wildcard, taken) = (-1, 0);
        while (thing < things)
        {
            if (at < pattern && isWildcard(at))
                (wildcard, taken, at) = (at, thing, at + 1);
            else if (at < pattern && isMatch(at, thing))
                (at, thing) = (at + 1, thing + 1);
            else if (wildcard >= 0)
                (at, thing, taken) = (wildcard + 1, taken + 1, taken + 1);
            else
                return false;
        }
        while (at < pattern && isWildcard(at))
            at++;
        return at == pattern;
    }
}
