using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Tests.Checking;

public sealed class BuildErrorTests
{
    [Fact]
    public void CompilerErrorHasItsPlaceAndProject()
    {
        var error = Parse("  3:18>/src/lib/Lib.cs(3,93): error CS1002: ; expected [/src/lib/lib.csproj::TargetFramework=net8.0]");

        Assert.Equal(new BuildError("/src/lib/lib.csproj", "net8.0", "CS1002", "/src/lib/Lib.cs(3,93): error CS1002: ; expected"), error);
    }

    [Fact]
    public void RestoreErrorBelongsToTheProjectItNames_NotToTheSolution()
    {
        var error = Parse("/src/app/app.csproj : error NU1101: Unable to find package Nope. [/src/all.sln]");

        Assert.Equal(new BuildError("/src/app/app.csproj", null, "NU1101", "error NU1101: Unable to find package Nope."), error);
    }

    [Fact]
    public void ErrorOfTheBuildItselfHasNoProject()
    {
        var error = Parse("MSBUILD : error MSB1009: Project file does not exist.");

        Assert.Equal(new BuildError(null, null, "MSB1009", "error MSB1009: Project file does not exist."), error);
    }

    [Fact]
    public void BracketsInAMessageAreNotTheProject()
    {
        var error = Parse("/a/B.cs(1,2): error CS0021: Cannot apply indexing with [] to 'int' [/a/a.csproj]");

        Assert.Equal("/a/a.csproj", error.Project);
        Assert.EndsWith("with [] to 'int'", error.Text);
    }

    [Theory]
    [InlineData("/a/B.cs(1,2): warning CS0168: the word error is in it [/a/a.csproj]")]
    [InlineData("    0 Error(s)")]
    [InlineData("Build FAILED.")]
    [InlineData("")]
    public void NothingIsRead_WhenTheLineIsNoError(string line) => Assert.Empty(BuildError.Parse([line]));

    [Fact]
    public void ErrorIsReadOnce_WhenTheBuildRepeatsIt() =>
        Assert.Single(BuildError.Parse(["/a/B.cs(1,2): error CS1002: ; expected [/a/a.csproj]", "1>/a/B.cs(1,2): error CS1002: ; expected [/a/a.csproj]"]));

    [Fact]
    public void TheMissingSdkIsNamed_WhenThatIsWhatEndsTheBuild()
    {
        var words = BuildError.LastWords("""
            The command could not be loaded, possibly because:
              * You intended to execute a .NET SDK command:
                  A compatible .NET SDK was not found.

            Requested SDK version: 7.0.100
            global.json file: /src/global.json

            Learn about SDK resolution:
            https://aka.ms/dotnet/sdk-not-found
            """);

        Assert.Equal("A compatible .NET SDK was not found. Requested SDK version: 7.0.100 global.json file: /src/global.json", words);
    }

    [Fact]
    public void TheLastLineIsTheReason_WhenTheBuildSaysNothingElse() => Assert.Equal("no such verb", BuildError.LastWords("usage:\nno such verb\n\n"));

    private static BuildError Parse(string line) => Assert.Single(BuildError.Parse([line]));
}
