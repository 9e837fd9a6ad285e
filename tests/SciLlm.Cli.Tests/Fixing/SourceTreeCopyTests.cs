using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Fixing;

namespace SciLlm.Cli.Tests.Fixing;

public sealed class SourceTreeCopyTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void ProjectIsCopiedWithAllItRefersTo_AndWithoutItsOutputs()
    {
        var app = _folder.Write("app/app.csproj", """<Project><ItemGroup><ProjectReference Include="..\lib\lib.csproj" /></ItemGroup></Project>""");
        _folder.Write("app/Program.cs", "text");
        _folder.Write("app/bin/tool.cs");
        _folder.Write("app/obj/project.assets.json");
        _folder.Write("app/scripts/bin/run.sh");
        _folder.Write("lib/lib.csproj", """<Project />""");
        _folder.Write("unrelated/huge.txt");
        _folder.Write("Directory.Build.props", "<Project />");

        using var copy = SourceTreeCopy.Of(new CheckTarget(app));

        Assert.Equal("text", File.ReadAllText(copy.InCopy(_folder["app/Program.cs"])));
        Assert.True(File.Exists(copy.InCopy(_folder["lib/lib.csproj"])));
        Assert.True(File.Exists(copy.InCopy(_folder["Directory.Build.props"])));
        Assert.True(File.Exists(copy.InCopy(_folder["app/scripts/bin/run.sh"])));
        Assert.False(Path.Exists(copy.InCopy(_folder["app/bin"])));
        Assert.False(Path.Exists(copy.InCopy(_folder["app/obj"])));
        Assert.False(Path.Exists(copy.InCopy(_folder["unrelated"])));
    }

    [Fact]
    public void WholeRepositoryIsCopied_WhenThereIsOne()
    {
        Directory.CreateDirectory(_folder[".git"]);
        var app = _folder.Write("src/app/app.csproj");
        _folder.Write("build/common.props");

        using var copy = SourceTreeCopy.Of(new CheckTarget(app));

        Assert.True(File.Exists(copy.InCopy(_folder["build/common.props"])));
        Assert.False(Path.Exists(copy.InCopy(_folder[".git"])));
    }

    [Fact]
    public void TextSpeaksOfTheOriginal()
    {
        var app = _folder.Write("app.csproj");

        using var copy = SourceTreeCopy.Of(new CheckTarget(app));

        Assert.Equal($"{app}: error", copy.Original($"{copy.InCopy(app)}: error"));
    }

    [Fact]
    public void NothingOfTheCopyIsLeft_WhenItIsDisposed()
    {
        var app = _folder.Write("app.csproj");
        var copy = SourceTreeCopy.Of(new CheckTarget(app));

        copy.Dispose();

        Assert.False(File.Exists(copy.InCopy(app)));
        Assert.True(File.Exists(app));
    }

    public void Dispose() => _folder.Dispose();
}
