using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Tests.Checking.Targets;

public sealed class CheckTargetTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData("all.sln", "Microsoft Visual Studio Solution File, Format Version 12.00\nProject(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"app\", \"app\\app.csproj\", \"{3661D55C-2930-4833-969F-598229BEAAE8}\"\nEndProject\n")]
    [InlineData("all.slnx", """<Solution><Project Path="app/app.csproj" /></Solution>""")]
    public void FolderMeansItsSolution_WhenItHasOne(string solution, string text)
    {
        _folder.Write(solution, text);
        _folder.Write("app/app.csproj");

        var target = CheckTarget.Find(_folder.Path + "/");

        Assert.Equal(_folder[solution], target.Path);
        Assert.Null(target.Projects);
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

        var target = CheckTarget.Find(_folder.Path);

        Assert.Equal(_folder["src/app/app.csproj"], target.Path);
        Assert.Null(target.Projects);
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
    public void AllProjectsAreMeantAndTheUserIsTold_WhenThereAreSeveralSolutions()
    {
        _folder.Write("one.sln");
        _folder.Write("two.slnx");
        _folder.Write("a/a.csproj");
        _folder.Write("b/b.csproj");

        var target = CheckTarget.Find(_folder.Path);

        Assert.Equal([_folder["a/a.csproj"], _folder["b/b.csproj"]], target.Projects);
        Assert.Contains("2 solutions (one.sln, two.slnx)", Assert.Single(target.Notes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no solution")]
    public void AllProjectsAreMeant_WhenTheSolutionNamesNone(string text)
    {
        _folder.Write("all.sln", text);
        _folder.Write("a/a.csproj");
        _folder.Write("b/b.csproj");

        var target = CheckTarget.Find(_folder.Path);

        Assert.Equal(2, target.Projects?.Count);
        Assert.StartsWith("No C# project can be read from all.sln", Assert.Single(target.Notes));
    }

    [Theory]
    [InlineData("all.slnx", """<Solution><Project Path="app/app.csproj" /><Project Path="fs/fs.fsproj" /><Project Path="native/native.vcxproj" /></Solution>""")]
    [InlineData("all.slnf", """{ "solution": { "path": "whole.slnx", "projects": [ "app\\app.csproj", "fs\\fs.fsproj", "native\\native.vcxproj" ] } }""")]
    public void OtherLanguagesAreSkippedWithAWord_AndLeftOutWhereTheyMayNotBuild(string solution, string text)
    {
        _folder.Write(solution, text);

        var target = CheckTarget.Find(_folder[solution]);

        Assert.Equal([_folder["app/app.csproj"]], target.CSharpProjects);
        Assert.Equal([_folder["app/app.csproj"], _folder["fs/fs.fsproj"]], target.Buildable);
        Assert.Equal([_folder["fs/fs.fsproj"], _folder["native/native.vcxproj"]], target.Skipped.Select(project => project.Path));
        Assert.StartsWith("it is F#;", target.Skipped[0].Reason);
    }

    [Fact]
    public void ProjectsOutsideTheSolutionAreNamed()
    {
        _folder.Write("all.slnx", """<Solution><Project Path="app/app.csproj" /></Solution>""");
        _folder.Write("app/app.csproj");
        _folder.Write("demo/demo.csproj");

        var note = Assert.Single(CheckTarget.Find(_folder.Path).Notes);

        Assert.Contains("1 C# project below", note);
        Assert.EndsWith(_folder["demo/demo.csproj"], note);
    }

    [Fact]
    public void LooseFilesAreThoseThatNoProjectCanHave()
    {
        _folder.Write("app/app.csproj");
        _folder.Write("app/deep/Owned.cs");
        var loose = _folder.Write("snippets/Loose.cs");

        Assert.Equal([loose], CheckTarget.Find(_folder.Path).LooseSources);
    }

    [Fact]
    public void AFileIsReadWithItsProject_WhenItHasOne()
    {
        var project = _folder.Write("app/app.csproj");
        var owned = _folder.Write("app/deep/Owned.cs");
        _folder.Write("other/.git/HEAD");
        var loose = _folder.Write("other/Loose.cs");

        Assert.Equal([project], CheckTarget.Find(owned).CSharpProjects);
        Assert.Equal([loose], CheckTarget.Find(loose).LooseSources);
        Assert.Null(CheckTarget.Find(loose).ScriptRoot);
    }

    [Fact]
    public void LinksAreNotFollowed_SoThatACircleOfThemEnds()
    {
        _folder.Write("a/a.csproj");
        Directory.CreateSymbolicLink(_folder["a/again"], _folder.Path);

        Assert.Equal([_folder["a/a.csproj"]], CheckTarget.Find(_folder.Path).CSharpProjects);
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
    public void MessageSaysWhatToName_WhenThereIsNothingToLookAt()
    {
        _folder.Write("notes.txt");
        _folder.Write("fs.fsproj");

        Assert.Contains("no solution, no C# and no script", Failure(_folder.Path));
        Assert.Contains("neither a solution, a C# project, C# nor a script", Failure(_folder["notes.txt"]));
        Assert.Contains("it is F#", Failure(_folder["fs.fsproj"]));
        Assert.Contains("does not exist", Failure(_folder["missing"]));
    }

    public void Dispose() => _folder.Dispose();

    private static string Failure(string path) => Assert.Throws<CommandFailedException>(() => CheckTarget.Find(path)).Message;
}
