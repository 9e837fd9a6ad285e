using System.Text.RegularExpressions;
using SciLlm.EndToEnd.Tests.Workbench;
using SciLlm.Tests;

namespace SciLlm.EndToEnd.Tests.Documentation;

/// <summary>The README's picture is drawn from a real check of the sample, as a stranger's repository would have it.</summary>
public sealed class PictureTests : IClassFixture<PackedFeed>
{
    private static readonly string[] Shown = ["Completions/ChatGateway.cs", "Program.cs", "Steps/ClassifyAlertsStep.cs", "scripts/smoke.sh"];

    [Fact]
    public async Task PictureShowsWhatACheckSays()
    {
        var check = await CommandLine.RunAsync(Sample().Folder, PackedFeed.Tool, ["check"], ("SciLlmToday", "2026-12-01"));

        Assert.True(check.ExitCode == 1, check.ToString());
        ApprovedFile.ShouldSay(
            "tests/Samples/check.svg",
            TerminalPicture.Of("scillm check", Excerpt(check.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n'))),
            "dotnet test tests/SciLlm.EndToEnd.Tests --filter Picture");
    }

    /// <summary>A few of the files, what to do about their rules, and the sums but for the time, which is another's every time.</summary>
    private static IEnumerable<string> Excerpt(string[] output)
    {
        var rules = new HashSet<string>();
        foreach (var file in Shown)
        {
            var violations = output.Where(line => line.StartsWith(file + "(", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(violations);
            rules.UnionWith(violations.Select(static line => Regex.Match(line, @"SCILLM\d+").Value));
            foreach (var violation in violations.Append(""))
                yield return violation;
        }
        yield return "…";
        yield return "What to do";
        foreach (var advice in output.Where(line => line.StartsWith("  SCILLM", StringComparison.Ordinal) && rules.Contains(line.Trim().Split(' ')[0])))
            yield return advice;
        yield return "  …";
        yield return "";
        yield return Regex.Replace(output[^1], @" in [\d.]+ s\.$", ".");
    }

    private static Consumer Sample()
    {
        const string Client = """<ProjectReference Include="..\..\..\src\SciLlm\SciLlm.csproj" />""";
        var sample = new Consumer(PackedFeed.NewFolder());
        var folder = Path.Combine(PackedFeed.RepositoryRoot, "tests", "Samples", "DevOpsPipeline");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal))
                sample.Write(path, File.ReadAllText(file));
        }
        sample.Write("Directory.Packages.props", File.ReadAllText(Path.Combine(PackedFeed.RepositoryRoot, "Directory.Packages.props")));
        sample.Write("Directory.Build.props", File.ReadAllText(Path.Combine(PackedFeed.RepositoryRoot, "tests", "Samples", "Directory.Build.props")));
        var project = sample.Read("DevOpsPipeline.csproj");
        Assert.Contains(Client, project);
        sample.Write("DevOpsPipeline.csproj", project
            .Replace(Client, $"""<PackageReference Include="SciLlm" VersionOverride="{PackedFeed.Version}" />""")
            .Replace("</TargetFramework>", $"</TargetFramework><RestoreAdditionalProjectSources>{PackedFeed.Packages}</RestoreAdditionalProjectSources>"));
        return sample;
    }
}
