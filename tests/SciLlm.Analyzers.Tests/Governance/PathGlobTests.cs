using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Analyzers.Governance;

namespace SciLlm.Analyzers.Tests.Governance;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("src/Legacy/Gateway.cs", "src/Legacy/Gateway.cs")]
    [InlineData("./src/Legacy/Gateway.cs", "src/Legacy/Gateway.cs")]
    [InlineData(@"src\Legacy\Gateway.cs", "src/Legacy/Gateway.cs")]
    [InlineData("SRC/legacy/gateway.cs", @"src\Legacy\Gateway.cs")]
    [InlineData("**/*.cs", "Gateway.cs")]
    [InlineData("**/*.cs", "src/Legacy/Gateway.cs")]
    [InlineData("src/**", "src/Legacy/Gateway.cs")]
    [InlineData("src/", "src/Legacy/Gateway.cs")]
    [InlineData("src/**/Gateway.cs", "src/Gateway.cs")]
    [InlineData("*/Legacy/G?teway.*", "src/Legacy/Gateway.cs")]
    public void Matches(string pattern, string path) => Assert.True(PathGlob.Parse(pattern)!.IsMatch(path));

    [Theory]
    [InlineData("src/Legacy", "src/Legacy/Gateway.cs")]
    [InlineData("*.cs", "src/Gateway.cs")]
    [InlineData("src/*", "src/Legacy/Gateway.cs")]
    [InlineData("src/*/*.cs", "src/Gateway.cs")]
    [InlineData("src/**/Gateway.cs", "lib/src/Gateway.cs")]
    [InlineData("Gateway.?s", "Gateway.s")]
    [InlineData("[Gg]ateway.cs", "Gateway.cs")]
    public void MatchesNothingElse(string pattern, string path) => Assert.False(PathGlob.Parse(pattern)!.IsMatch(path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("../a.cs")]
    [InlineData("a/../../b.cs")]
    [InlineData(@"C:\a.cs")]
    public void IsNoPathBelowTheFolder(string pattern) => Assert.Null(PathGlob.Parse(pattern));

    [Theory]
    [InlineData("/repo", "/repo/src/a.cs", "src/a.cs")]
    [InlineData("/repo/", "/repo/a.cs", "a.cs")]
    [InlineData(@"C:\repo", "c:/Repo/a.cs", "a.cs")]
    [InlineData("", "/a.cs", "a.cs")]
    [InlineData("/repo", "/repository/a.cs", null)]
    [InlineData("/repo", "/repo", null)]
    public void PathsAreRelativeToTheFolder(string folder, string path, string? relative) => Assert.Equal(relative, PathGlob.Relative(folder, path));

    /// <summary>The pattern means what a regular expression made from it means.</summary>
    [Property(Arbitrary = [typeof(Paths)], MaxTest = 2000)]
    public void AgreesWithARegularExpression(Pattern pattern, Pattern path)
    {
        if (PathGlob.Parse(pattern.Text) is not { } glob)
            return;
        var name = path.Text.Replace('*', 'b').Replace('?', 'a').Trim('/');

        Assert.Equal(Regex.IsMatch("/" + name, Expression(pattern.Text)), glob.IsMatch(name));
    }

    private static string Expression(string pattern)
    {
        var names = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (pattern.EndsWith('/'))
            names.Add("**");
        return "^" + string.Concat(names.Select(static name => name == "**" ? "(/[^/]+)*" : "/" + string.Concat(name.Select(static c => c switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(c.ToString()) })))) + "$";
    }

    public sealed record Pattern(string Text);

    private static class Paths
    {
        /// <summary>Few letters, so that patterns and paths meet often.</summary>
        public static Arbitrary<Pattern> Patterns() =>
            Gen.Elements("a", "b", "*", "**", "?", "a*", "*b", "a?b").NonEmptyListOf()
                .Select(static names => new Pattern(string.Join('/', names.Take(6))))
                .ToArbitrary();
    }
}
