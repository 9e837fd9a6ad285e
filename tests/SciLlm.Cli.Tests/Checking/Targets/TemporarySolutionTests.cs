using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Tests.Checking.Targets;

public sealed class TemporarySolutionTests
{
    [Fact]
    public void ProjectsOfOneNameAreToldApart()
    {
        using var folder = new ScratchFolder();

        TemporarySolution.Write(folder["all.sln"], ["/a/app.csproj", "/b/app.csproj", "/c/lib.csproj"]);

        var names = File.ReadLines(folder["all.sln"]).Where(line => line.StartsWith("Project(", StringComparison.Ordinal)).Select(line => line.Split('"')[3]).ToList();
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal("lib", names[2]);
    }

    [Fact]
    public void FilterNamesWhatIsLeft()
    {
        using var folder = new ScratchFolder();

        TemporarySolution.WriteFilter(folder["some.slnf"], folder["all.sln"], [folder["app/app.csproj"]]);

        Assert.Equal([folder["app/app.csproj"]], SolutionFile.Projects(folder["some.slnf"]));
    }
}
