using System.Text;
using System.Xml.Linq;
using SciLlm.Cli.Init;

namespace SciLlm.Cli.Tests.Init;

public sealed class InitPlanTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>

        </Project>

        """;

    private const string Central = """
        <Project>
          <PropertyGroup>
            <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
          </PropertyGroup>
          <ItemGroup>
            <PackageVersion Include="xunit" Version="2.9.3" />
          </ItemGroup>
        </Project>

        """;

    private readonly ScratchFolder _folder = new();

    public InitPlanTests() => Directory.CreateDirectory(_folder[".git"]);

    [Fact]
    public void OneProjectGetsTheReference_AndKeepsItsForm()
    {
        _folder.Write("app/app.csproj", Project);

        Assert.Equal([".editorconfig", ".github/workflows/scillm.yml", "EXCEPTIONS.md", "app/app.csproj"], Apply());

        Assert.Equal(
            Project.Replace("\n\n</Project>", "\n\n  <ItemGroup>\n    <PackageReference Include=\"SciLlm\" Version=\"1.2.3\" />\n  </ItemGroup>\n\n</Project>"),
            Read("app/app.csproj"));
    }

    [Fact]
    public void SecondRunChangesNothing()
    {
        _folder.Write("a/a.csproj", Project);
        _folder.Write("b/b.csproj", Project);
        Apply();

        Assert.Empty(Apply());
    }

    [Fact]
    public void SeveralProjectsGetItFromDirectoryBuildProps_WhereTheClientRuns()
    {
        _folder.Write("a/a.csproj", Project);
        _folder.Write("b/b.csproj", Project.Replace("net10.0", "netstandard2.0"));

        Assert.Contains("Directory.Build.props", Apply());

        var group = XDocument.Parse(Read("Directory.Build.props")).Descendants("ItemGroup").Single();
        Assert.Contains("'net8.0'", (string?)group.Attribute("Condition"));
        Assert.Equal("SciLlm", (string?)group.Element("PackageReference")!.Attribute("Include"));
        Assert.Equal(Project, Read("a/a.csproj"));
    }

    [Fact]
    public void CentralVersionsGetTheVersion_AndTheProjectTheName()
    {
        _folder.Write("app.csproj", Project);
        _folder.Write("Directory.Packages.props", Central);

        Assert.Contains("Directory.Packages.props", Apply());

        Assert.Contains("""<PackageVersion Include="SciLlm" Version="1.2.3" />""", Read("Directory.Packages.props"));
        Assert.Contains("""<PackageReference Include="SciLlm" />""", Read("app.csproj"));
    }

    [Fact]
    public void RulesComeWithoutTheClient_WhenThatIsAskedFor()
    {
        _folder.Write("app.csproj", Project.Replace("net10.0", "netstandard2.0"));

        Apply(analyzersOnly: true);

        Assert.Contains("""<PackageReference Include="SciLlm.Analyzers" Version="1.2.3" PrivateAssets="all" />""", Read("app.csproj"));
    }

    [Fact]
    public void WayOutIsNamed_WhenTheProjectIsTooOldForTheClient()
    {
        _folder.Write("app.csproj", Project.Replace("net10.0", "netstandard2.0"));

        Assert.Contains("--analyzers-only", Assert.Throws<CommandFailedException>(() => Apply()).Message);
        Assert.False(File.Exists(_folder["EXCEPTIONS.md"]));
    }

    [Fact]
    public void LineEndsAndMarkStay()
    {
        var windows = Project.ReplaceLineEndings("\r\n");
        File.WriteAllText(_folder["app.csproj"], windows, new UTF8Encoding(true));
        File.WriteAllText(_folder[".editorconfig"], "root = true\r\n[*.cs]\r\nindent_size = 4", new UTF8Encoding(true));

        Apply();

        foreach (var name in (string[])["app.csproj", ".editorconfig"])
        {
            var bytes = File.ReadAllBytes(_folder[name]);
            Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
            var text = Encoding.UTF8.GetString(bytes.AsSpan(3));
            Assert.DoesNotContain('\uFEFF', text);
            Assert.Equal(text.ReplaceLineEndings("\r\n"), text);
        }
        Assert.StartsWith("root = true\r\n[*.cs]\r\nindent_size = 4\r\n\r\n# SciLLM", Read(".editorconfig").TrimStart('\uFEFF'));
    }

    [Fact]
    public void WhatIsThereStays()
    {
        _folder.Write("app.csproj", Project);
        _folder.Write("EXCEPTIONS.md", "ours");
        _folder.Write(".editorconfig", "[*.cs]\nscillm.endpoint_hosts = llm.example.org\n");
        _folder.Write(".github/workflows/scillm.yml", "name: another\n");

        Assert.Equal([".github/workflows/scillm-2.yml", "app.csproj"], Apply());
        Assert.Equal("ours", Read("EXCEPTIONS.md"));
        Assert.Equal("name: another\n", Read(".github/workflows/scillm.yml"));
    }

    [Fact]
    public void WorkflowChecksTheFolder_AndStandsAtTheTopOfTheRepository()
    {
        _folder.Write("src/app/app.csproj", Project);

        var changed = Apply("src");

        Assert.Contains(".github/workflows/scillm.yml", changed);
        Assert.Contains("src/EXCEPTIONS.md", changed);
        Assert.Contains("scillm check src --format github", Read(".github/workflows/scillm.yml"));
    }

    [Fact]
    public void NothingIsPlanned_WhenAFileCannotBeRead()
    {
        _folder.Write("app.csproj", "<Project>");

        Assert.Contains("app.csproj", Assert.Throws<CommandFailedException>(() => Apply()).Message);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Apply(string folder = ".", bool analyzersOnly = false)
    {
        var edits = InitPlan.Of(InitFolder.Find(_folder[folder]), "1.2.3", analyzersOnly);
        foreach (var edit in edits)
            edit.File.Write(edit.After);
        return edits.Select(edit => Path.GetRelativePath(_folder.Path, edit.File.Path).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
    }

    private string Read(string name) => File.ReadAllText(_folder[name]);
}
