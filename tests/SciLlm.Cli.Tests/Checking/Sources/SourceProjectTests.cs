using SciLlm.Cli.Checking.Sources;

namespace SciLlm.Cli.Tests.Checking.Sources;

public sealed class SourceProjectTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void FilesAreThoseBelowTheProject_ButForOutputsAndOtherProjects()
    {
        foreach (var file in (string[])["app/A.cs", "app/deep/B.cs", "app/bin/No.cs", "app/obj/No.cs", "app/.hidden/No.cs", "app/inner/No.cs", "No.cs"])
            _folder.Write(file);
        _folder.Write("app/inner/inner.csproj");

        Assert.Equal(["A.cs", "deep/B.cs"], Sources(Project("")));
    }

    [Fact]
    public void CompileItemsAddAndTakeAway()
    {
        foreach (var file in (string[])["app/A.cs", "app/old/B.cs", "app/old/Kept.cs", "shared/S.cs", "shared/deep/T.cs", "shared/No.cs"])
            _folder.Write(file);

        var project = Project("""
            <ItemGroup>
              <Compile Remove="old\**" />
              <Compile Include="old/Kept.cs" />
              <Compile Include="..\shared\**\*.cs" Exclude="..\shared\No.cs" />
            </ItemGroup>
            """);

        Assert.Equal(["../shared/S.cs", "../shared/deep/T.cs", "A.cs", "old/Kept.cs"], Sources(project));
    }

    [Fact]
    public void OldFormatHasWhatItLists()
    {
        _folder.Write("app/A.cs");
        _folder.Write("app/B.cs");
        _folder.Write("app/app.csproj", """
            <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion></PropertyGroup>
              <ItemGroup><Compile Include="A.cs" /></ItemGroup>
            </Project>
            """);

        var project = Assert.Single(SourceProject.Read(_folder["app/app.csproj"]));

        Assert.Equal(["A.cs"], Sources(project));
        Assert.Equal("net472", project.Framework);
        Assert.Contains("NETFRAMEWORK", project.Symbols);
    }

    [Fact]
    public void PropertiesComeFromTheFilesAbove_AndFromImports()
    {
        _folder.Write("Directory.Build.props", """
            <Project>
              <Import Project="$([MSBuild]::GetPathOfFileAbove('common.props', '$(MSBuildThisFileDirectory)'))" />
              <PropertyGroup>
                <TargetFrameworks>net8.0;$(Newest)</TargetFrameworks>
                <SciLlmEnforcement Condition="$(MSBuildProjectName.StartsWith('app'))">strict</SciLlmEnforcement>
              </PropertyGroup>
            </Project>
            """);
        _folder.Write("common.props", "<Project><PropertyGroup><Newest>net10.0</Newest></PropertyGroup></Project>");

        Project("""
            <PropertyGroup>
              <DefineConstants>$(DefineConstants);OWN</DefineConstants>
              <DefineConstants Condition="'$(TargetFramework)' == 'net8.0'">$(DefineConstants);OLD</DefineConstants>
              <ImplicitUsings>enable</ImplicitUsings>
              <NoWarn>$(NoWarn);CS1591;SCILLM303</NoWarn>
            </PropertyGroup>
            <ItemGroup>
              <Using Include="System.Text" /><Using Remove="System.IO" /><Using Include="System.Math" Static="true" />
              <PackageReference Include="SciLlm" Version="1.0.0" />
              <ProjectReference Include="..\lib\lib.csproj" />
            </ItemGroup>
            """);
        var lib = _folder.Write("lib/lib.csproj", "<Project />");
        var projects = SourceProject.Read(_folder["app/app.csproj"]).ToList();

        Assert.Equal(["net8.0", "net10.0"], projects.Select(project => project.Framework));
        Assert.Contains("OLD", projects[0].Symbols);
        Assert.DoesNotContain("OLD", projects[1].Symbols);
        Assert.All(projects, project => Assert.Contains("OWN", project.Symbols));
        Assert.Equal("strict", projects[0].Enforcement);
        Assert.Contains("global using System.Text;", projects[0].GlobalUsings);
        Assert.Contains("global using static System.Math;", projects[0].GlobalUsings);
        Assert.DoesNotContain("System.IO;", projects[0].GlobalUsings);
        Assert.Contains("SCILLM303", projects[0].NoWarn);
        Assert.Equal([lib], projects[0].References);
        Assert.True(projects[0].HasClient);
    }

    public void Dispose() => _folder.Dispose();

    private SourceProject Project(string content)
    {
        _folder.Write("app/app.csproj", $"""<Project Sdk="Microsoft.NET.Sdk">{content}</Project>""");
        return SourceProject.Read(_folder["app/app.csproj"]).First();
    }

    private IEnumerable<string> Sources(SourceProject project) =>
        project.Sources.Select(file => Path.GetRelativePath(_folder["app"], file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
