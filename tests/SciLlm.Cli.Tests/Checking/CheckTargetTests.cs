using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Tests.Checking;

public sealed class CheckTargetTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData("all.sln")]
    [InlineData("all.slnx")]
    public void FolderMeansItsSolution_WhenItHasOne(string solution)
    {
        _folder.Write(solution);
        _folder.Write("app/app.csproj");

        Assert.Equal(new CheckTarget(_folder[solution]), CheckTarget.Find(_folder.Path + "/"));
    }

    [Fact]
    public void FolderMeansAllItsProjects_WhenItHasNoSolution()
    {
        _folder.Write("b/b.csproj");
        _folder.Write("a/deep/a.csproj");
        _folder.Write("a/deep/obj/generated.csproj");
        _folder.Write(".git/hidden.csproj");

        var target = CheckTarget.Find(_folder.Path);

        Assert.Equal([_folder["a/deep/a.csproj"], _folder["b/b.csproj"]], target.Projects);
        Assert.Equal(_folder.Path + "/", target.Scope);
    }

    [Fact]
    public void FolderMeansItsProject_WhenThereIsOneOnly()
    {
        _folder.Write("src/app/app.csproj");

        Assert.Equal(new CheckTarget(_folder["src/app/app.csproj"]), CheckTarget.Find(_folder.Path));
    }

    [Fact]
    public void SolutionMeansWhateverItBuilds_AProjectOnlyItself()
    {
        var solution = _folder.Write("all.sln");
        var project = _folder.Write("app/app.csproj");

        Assert.Equal("", CheckTarget.Find(solution).Scope);
        Assert.Equal(project, CheckTarget.Find(project).Scope);
    }

    [Fact]
    public void ChoiceIsLeftToTheUser_WhenThereAreSeveralSolutions()
    {
        _folder.Write("one.sln");
        _folder.Write("two.sln");

        Assert.Contains("2 solutions: one.sln, two.sln", Failure(_folder.Path));
    }

    [Fact]
    public void ScriptsAloneAreATarget_WhenThereIsNothingToBuild()
    {
        var script = _folder.Write("tools/ask.sh");

        Assert.False(CheckTarget.Find(_folder.Path).HasProjects);
        Assert.Equal(_folder.Path, CheckTarget.Find(_folder.Path).ScriptRoot);
        Assert.Equal(script, CheckTarget.Find(script).ScriptRoot);
    }

    [Fact]
    public void MessageSaysWhatToName_WhenThereIsNothingToBuild()
    {
        _folder.Write("Loose.cs");
        _folder.Write("notes.txt");

        Assert.Contains("no solution, no C# project and no script", Failure(_folder.Path));
        Assert.Contains("single C# file", Failure(_folder["Loose.cs"]));
        Assert.Contains("neither a solution, a C# project nor a script", Failure(_folder["notes.txt"]));
        Assert.Contains("does not exist", Failure(_folder["missing"]));
    }

    public void Dispose() => _folder.Dispose();

    private static string Failure(string path) => Assert.Throws<CommandFailedException>(() => CheckTarget.Find(path)).Message;
}
