namespace SciLlm.Analyzers.Tests;

/// <summary>Somebody who types sees what the build will say: an editor asks for one file after each edit, a build for all of them at once.</summary>
public sealed class EditorTests
{
    public static TheoryData<string> Sources => SampleProject.Paths;

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task EditedFileHasTheDiagnosticsOfTheBuild(string path)
    {
        var edited = SampleProject.With(path, SampleProject.CodeOf(path) + "\n// edited\n");
        var inBuild = await SampleProject.BuildDiagnosticsOf(edited);
        Assert.Equal(inBuild.Select(static each => each.ToString()), (await SampleProject.DiagnosticsOf(edited)).Select(static each => each.ToString()));
    }
}
