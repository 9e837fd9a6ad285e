using System.Text.Json;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

public sealed class CheckTests : IClassFixture<PackedFeed>
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>{0}<ImplicitUsings>enable</ImplicitUsings></PropertyGroup>{1}</Project>""";
    private const string OneFramework = "<TargetFramework>net10.0</TargetFramework>";

    private const string Violation = """
        internal static class Summaries
        {
            internal static Task<HttpResponseMessage> Send(HttpClient http, HttpContent body) =>
                http.PostAsync("https://api.openai.com/v1/chat/completions", body);
        }
        """;

    [Fact]
    public async Task ViolationsAreFoundOnce_AndNothingIsLeftBehind()
    {
        var code = Consumer.Create(Violation + "\ninternal static class Program { private static void Main() { } }", ["SciLlm.Analyzers"], "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        code.Write("lib/lib.csproj", string.Format(Project, "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><LangVersion>latest</LangVersion>", ""));
        code.Write("lib/Lib.cs", "using System.Net.Http;\nusing System.Threading.Tasks;\n" + Violation);
        code.Write(".editorconfig", "root = true\n[lib/*.cs]\ndotnet_diagnostic.SCILLM201.severity = error\n");
        code.Write("Consumer.csproj", code.Read("Consumer.csproj").Replace("</Project>", """
            <ItemGroup><Compile Remove="lib/**" /><ProjectReference Include="lib/lib.csproj" /></ItemGroup></Project>
            """));
        var before = Sources(code.Folder);

        var first = await Check(code.Folder, ("CI", "true"));
        var second = await Check(code.Folder);

        Assert.True(first.ExitCode == 1, first.ToString());
        Assert.Equal(
            [
                "Program.cs(4,14): warning SCILLM201: ",
                "lib/Lib.cs(6,14): error SCILLM201: ",
            ],
            first.Output.Split('\n').Where(line => line.Contains(": warning ") || line.Contains(": error ")).Select(line => line[..(line.IndexOf("SCILLM201: ", StringComparison.Ordinal) + 11)]));
        Assert.Contains("2 violations of 1 rule in 2 files; 2 projects checked in ", first.Output);
        Assert.Equal(WithoutTime(first.Output), WithoutTime(second.Output));
        Assert.Equal(before, Sources(code.Folder));

        var alone = await Check(code.Folder, "Consumer.csproj");
        Assert.Contains("1 violation of 1 rule in 1 file; 1 project checked in ", alone.Output);
    }

    [Fact]
    public async Task WhatWasFoundIsShown_AndWhatIsBrokenIsNamed()
    {
        var code = new Consumer(PackedFeed.NewFolder());
        code.Write("good/good.csproj", string.Format(Project, OneFramework, ""));
        code.Write("good/Good.cs", Violation);
        code.Write("broken/broken.csproj", string.Format(Project, OneFramework, ""));
        code.Write("broken/Broken.cs", "class Broken { int Missing() { return 1 } }");
        code.Write("behind/behind.csproj", string.Format(Project, OneFramework, """<ItemGroup><ProjectReference Include="../broken/broken.csproj" /></ItemGroup>"""));

        var result = await Check(code.Folder);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("good/Good.cs(4,14): warning SCILLM201: ", result.Output);
        Assert.Contains("not checked: broken/broken.csproj: it does not build:\n    broken/Broken.cs(1,", result.Output);
        Assert.Contains("error CS1002: ; expected", result.Output);
        Assert.Contains("not checked: behind/behind.csproj: its build did not get that far, because something it needs does not build.", result.Output);
        Assert.Contains("1 project checked, 2 not checked", result.Output);
    }

    [Fact]
    public async Task CleanCodeIsCalledClean()
    {
        var code = Consumer.Create(Programs.Unrelated, []);

        var result = await Check(code.Folder);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.StartsWith("No violations; 1 project checked in ", result.Output);
    }

    [Theory]
    [InlineData("missing.sln", null, "'missing.sln' does not exist.")]
    [InlineData("lib.fsproj", "<Project />", "'lib.fsproj' cannot be checked: it is F#")]
    [InlineData("bad.sln", "this is no solution", "not checked: bad.sln: ")]
    [InlineData("bad.csproj", "<Project>", "not checked: bad.csproj: ")]
    [InlineData("restore.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="SciLlm.Missing.Package" Version="1.0.0" /></ItemGroup></Project>""", "SciLlm.Missing.Package")]
    public async Task ReasonIsGiven_WhenThereIsNothingThatCanBeChecked(string file, string? text, string expected)
    {
        var code = new Consumer(PackedFeed.NewFolder());
        if (text is not null)
            code.Write(file, text);

        var result = await Check(code.Folder, file);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(expected, result.Output + result.Errors);
        Assert.DoesNotContain("   at ", result.Output + result.Errors);
    }

    [Fact]
    public async Task ReadingSourcesSaysTheSameAsBuilding_AndLeavesNothingBehind()
    {
        var code = Consumer.Create(Programs.RawCallAndMisusedClient, ["SciLlm"]);

        var read = await Check(code.Folder, ["--no-build", "--format", "json"]);
        Assert.Equal(["Consumer.csproj", "Program.cs"], Directory.EnumerateFileSystemEntries(code.Folder).Select(Path.GetFileName).Order());
        var built = await Check(code.Folder, ["--format", "json", "--sarif", "log.sarif"]);

        Assert.True(built.ExitCode == 1, built.ToString());
        var (readJson, builtJson) = (JsonDocument.Parse(read.Output).RootElement, JsonDocument.Parse(built.Output).RootElement);
        Assert.Superset(
            new HashSet<string?> { "SCILLM101", "SCILLM201", "SCILLM301", "SCILLM401" },
            builtJson.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetProperty("rule").GetString()).ToHashSet());
        Assert.Equal(builtJson.GetProperty("diagnostics").ToString(), readJson.GetProperty("diagnostics").ToString());
        Assert.Equal("build", builtJson.GetProperty("summary").GetProperty("projects")[0].GetProperty("read").GetString());
        Assert.Equal("sources", readJson.GetProperty("summary").GetProperty("projects")[0].GetProperty("read").GetString());
        var results = JsonDocument.Parse(code.Read("log.sarif")).RootElement.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(
            builtJson.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetProperty("rule").GetString()),
            results.EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()));
    }

    [Fact]
    public async Task OnlyNewViolationsFail_WhenThereIsABaseline()
    {
        var code = Consumer.Create(Violation + "\ninternal static class Program { private static void Main() { } }", []);

        var written = await Check(code.Folder, ["--no-build", "--write-baseline", "known.json"]);
        code.Write("Program.cs", "// moved\n" + code.Read("Program.cs"));
        var known = await Check(code.Folder, ["--no-build", "--baseline", "known.json"]);
        code.Write("New.cs", Violation.Replace("Summaries", "More"));
        var found = await Check(code.Folder, ["--no-build", "--baseline", "known.json", "--format", "github"]);

        Assert.True(written.ExitCode == 0, written.ToString());
        Assert.True(known.ExitCode == 0, known.ToString());
        Assert.True(found.ExitCode == 1, found.ToString());
        Assert.StartsWith("::warning file=New.cs,line=4,endLine=4,col=14,endColumn=23,title=SCILLM201::'PostAsync'", found.Output);
        Assert.Contains("1 violation of 1 rule in 1 file (not counted: 1 in the baseline)", found.Output);
    }

    [Fact]
    public async Task WhatThisMachineCannotBuildIsLeftOut_AndEnforcementReplacesTheProjectsOwn()
    {
        var code = new Consumer(PackedFeed.NewFolder());
        code.Write("app/app.csproj", string.Format(Project, OneFramework + "<SciLlmEnforcement>off</SciLlmEnforcement>", ""));
        code.Write("app/App.cs", Violation);
        code.Write("native/native.vcxproj", """<Project><Import Project="$(VCTargetsPath)\Microsoft.Cpp.Default.props" /></Project>""");
        code.Write("all.slnx", """<Solution><Project Path="app/app.csproj" /><Project Path="native/native.vcxproj" /></Solution>""");

        var result = await Check(code.Folder, ["--enforcement", "strict"]);

        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Contains("app/App.cs(4,14): error SCILLM201: ", result.Output);
        Assert.Contains("skipped: native/native.vcxproj: it is C++; these rules read C# and scripts.", result.Output);
    }

    private Task<CommandResult> Check(string folder, string[] options) => CommandLine.RunAsync(folder, PackedFeed.Tool, ["check", .. options]);

    private Task<CommandResult> Check(string folder, params (string, string)[] environment) => Check(folder, ".", environment);

    private Task<CommandResult> Check(string folder, string path, params (string, string)[] environment) =>
        CommandLine.RunAsync(folder, PackedFeed.Tool, ["check", path], environment);

    private static string WithoutTime(string output) => output[..output.LastIndexOf(" in ", StringComparison.Ordinal)];

    private static IEnumerable<string> Sources(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(file => file + "\n" + File.ReadAllText(file))
            .Order(StringComparer.Ordinal),
    ];
}
