using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Tests.Checking.Sources;

public sealed class SourceCheckTests : IDisposable
{
    private const string Call = """
        class Summaries
        {
            Task Send(HttpClient http, HttpContent body) => http.PostAsync("https://api.openai.com/v1/chat/completions", body);
        }
        """;

    private readonly ScratchFolder _folder = new();

    public SourceCheckTests() => _folder.Write(".editorconfig", "root = true\n");

    [Fact]
    public async Task ViolationsAreFoundWithoutABuild_ThoughPackagesAreMissing()
    {
        Project("app", """<ItemGroup><PackageReference Include="Nowhere.To.Be.Found" Version="1.0.0" /></ItemGroup>""");
        _folder.Write("app/A.cs", "using Nowhere.To.Be.Found;\n[Found] " + Call);

        var result = await CheckAsync();

        var violation = Assert.Single(result.Found);
        Assert.Equal(("SCILLM201", 4, 58, 4, 67), (violation.RuleId, violation.Line, violation.Column, violation.EndLine, violation.EndColumn));
        Assert.Equal(ProjectReading.Sources, Assert.Single(result.Checked).Reading);
        Assert.Equal(1, result.ExitCode);
        Assert.False(Directory.Exists(_folder["app/obj"]));
    }

    [Fact]
    public async Task ConstantsOfReferencedProjectsAreFollowed()
    {
        Project("lib", "");
        _folder.Write("lib/Urls.cs", """public static class OpenAiUrls { public const string Ask = "https://api.openai.com/v1/chat/completions"; }""");
        Project("app", """<ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>""");
        _folder.Write("app/A.cs", Call.Replace("\"https://api.openai.com/v1/chat/completions\"", "OpenAiUrls.Ask", StringComparison.Ordinal));

        Assert.Equal(_folder["app/A.cs"], Assert.Single((await CheckAsync()).Found).Path);
    }

    [Fact]
    public async Task ViolationIsReportedOnce_WhenTwoFrameworksHaveIt_AndFoundWhereOnlyOneHas()
    {
        Project("app", "", "<TargetFrameworks>net10.0;net48</TargetFrameworks>");
        _folder.Write("app/Both.cs", Call);
        _folder.Write("app/Old.cs", "#if NETFRAMEWORK\n" + Call.Replace("Summaries", "Old", StringComparison.Ordinal) + "\n#endif\n");

        var result = await CheckAsync();

        Assert.Equal([_folder["app/Both.cs"], _folder["app/Old.cs"]], result.Found.Select(violation => violation.Path));
        Assert.Equal(["net10.0", "net48"], result.Checked.Select(project => project.Framework));
    }

    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.SCILLM201.severity = error", Severity.Error)]
    [InlineData("[*.cs]\ndotnet_analyzer_diagnostic.category-SciLlm.Transport.severity = suggestion", Severity.Info)]
    [InlineData("[other/*.cs]\ndotnet_diagnostic.SCILLM201.severity = error", Severity.Warning)]
    [InlineData("[*.cs]\ngenerated_code = true", null)]
    public async Task TheEditorConfigIsReadAsTheCompilerReadsIt(string setting, object? expected)
    {
        Project("app", "");
        _folder.Write("app/.editorconfig", setting + "\n");
        _folder.Write("app/A.cs", Call);

        Assert.Equal(expected, (await CheckAsync()).Found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task EnforcementReplacesTheProjectsOwn()
    {
        Project("app", "", "<SciLlmEnforcement>off</SciLlmEnforcement>");
        _folder.Write("app/A.cs", Call);

        Assert.Equal([_folder["app/app.csproj"]], (await CheckAsync()).OptedOut);
        Assert.Equal(Severity.Error, Assert.Single((await CheckAsync("strict")).Found).Severity);
        Assert.Equal(0, (await CheckAsync("warn")).ExitCode);
    }

    [Fact]
    public async Task SuppressionsKeepTheirJustification()
    {
        Project("app", "");
        _folder.Write("app/A.cs", """[System.Diagnostics.CodeAnalysis.SuppressMessage("SciLlm.Transport", "SCILLM201", Justification = "it is old")] """ + Call);
        _folder.Write("app/B.cs", Call.Replace("Summaries", "Excepted", StringComparison.Ordinal));
        _folder.Write("EXCEPTIONS.md", """
            | Rule | Path | Reason | Owner | Expires |
            |---|---|---|---|---|
            | SCILLM201 | app/B.cs | docs/legacy.md | team | 2999-01-01 |
            """);
        _folder.Write("Directory.Build.props", "<Project><PropertyGroup><SciLlmToday>2998-12-01</SciLlmToday></PropertyGroup></Project>");
        Directory.CreateDirectory(_folder[".git"]);

        var found = (await CheckAsync()).Found.Where(violation => violation.RuleId == "SCILLM201").ToList();

        Assert.Equal(new Suppression(SuppressionKind.InSource, "it is old"), found[0].Suppression);
        Assert.Equal(SuppressionKind.Exception, found[1].Suppression?.Kind);
        Assert.Contains("docs/legacy.md", found[1].Suppression?.Justification);
    }

    [Fact]
    public async Task LooseCodeIsRead_ThoughThereIsNothingToBuild()
    {
        _folder.Write("snippets/A.cs", Call);

        var result = await CheckAsync(build: true);

        Assert.Single(result.Found);
        Assert.Equal(_folder.Path, Assert.Single(result.Checked).Path);
    }

    [Fact]
    public async Task OneFileIsReportedOn_WhenItIsNamed()
    {
        Project("app", "");
        _folder.Write("app/A.cs", Call);
        _folder.Write("app/B.cs", Call.Replace("Summaries", "Other", StringComparison.Ordinal));

        Assert.Equal(_folder["app/B.cs"], Assert.Single((await CheckAsync(build: true, path: _folder["app/B.cs"])).Found).Path);
    }

    [Fact]
    public async Task BadInputIsNamed_AndTheRestIsChecked()
    {
        Project("app", "");
        _folder.Write("app/A.cs", Call);
        File.WriteAllBytes(_folder["app/Binary.cs"], [1, 0, 0, 2]);
        Project("circle", """<ItemGroup><ProjectReference Include="../circle2/circle2.csproj" /></ItemGroup>""");
        Project("circle2", """<ItemGroup><ProjectReference Include="../circle/circle.csproj" /></ItemGroup>""");
        _folder.Write("broken/broken.csproj", "<Project");

        var result = await CheckAsync();

        Assert.Single(result.Found);
        Assert.Equal(_folder["app/Binary.cs"], Assert.Single(result.Unread).Path);
        Assert.Equal(_folder["broken/broken.csproj"], Assert.Single(result.Unchecked).Path);
        Assert.Equal(["app", "circle", "circle2"], result.Checked.Select(project => Path.GetFileNameWithoutExtension(project.Path)));
    }

    public void Dispose() => _folder.Dispose();

    private void Project(string name, string content, string properties = "") => _folder.Write(
        $"{name}/{name}.csproj",
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>{properties}</PropertyGroup>{content}</Project>""");

    private Task<CheckResult> CheckAsync(string? enforcement = null, bool build = false, string? path = null) =>
        Check.RunAsync(CheckTarget.Find(path ?? _folder.Path), new CheckOptions { WithBuild = build, Enforcement = enforcement }, progress: null, CancellationToken.None);
}
