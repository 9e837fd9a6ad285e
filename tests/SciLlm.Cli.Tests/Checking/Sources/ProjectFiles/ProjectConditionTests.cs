using SciLlm.Cli.Checking.Sources.ProjectFiles;

namespace SciLlm.Cli.Tests.Checking.Sources.ProjectFiles;

public sealed class ProjectConditionTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("'a' == 'A'", true)]
    [InlineData("'a' != 'b'", true)]
    [InlineData("a == 'a'", true)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("!false", true)]
    [InlineData("'' == 'true' or ('a' == 'a' and 'b' != 'c')", true)]
    [InlineData("'a' == 'a' and 'b' == 'c' or 'd' == 'e'", false)]
    [InlineData("'net10.0' > 'net8.0'", false)]
    [InlineData("'10.0' >= '8.0'", true)]
    [InlineData("'v4.8' < '4.7.2'", false)]
    [InlineData("'it''s' == what is this (", false)]
    public void ConditionHoldsAsInABuild_AndNotWhenItIsNotUnderstood(string condition, bool expected) =>
        Assert.Equal(expected, ProjectCondition.Holds(condition, "/src/a.csproj"));

    [Fact]
    public void FilesAreLookedForBesideTheOneThatAsks()
    {
        using var folder = new ScratchFolder();
        folder.Write("keys/public.snk");

        Assert.True(ProjectCondition.Holds(@"Exists('keys\public.snk')", folder["a.props"]));
        Assert.True(ProjectCondition.Holds("!Exists('../none.snk')", folder["a.props"]));
    }
}
