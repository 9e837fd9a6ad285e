using System.Text.RegularExpressions;

namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>A console project of somebody else's, outside the repository.</summary>
internal sealed partial class Consumer(string folder)
{
    private bool _restored;

    public string Folder { get; } = folder;

    /// <summary>Writes the project, with the packages it references and nothing else of ours.</summary>
    public static Consumer Create(string program, string[] packages, string properties = "")
    {
        var consumer = new Consumer(PackedFeed.NewFolder());
        consumer.Write("Consumer.csproj", Project(packages, properties));
        consumer.Write("Program.cs", program);
        return consumer;
    }

    public static string Project(string[] packages, string properties = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <RestoreAdditionalProjectSources>{PackedFeed.Packages}</RestoreAdditionalProjectSources>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(packages.Select(id => $"""<PackageReference Include="{id}" Version="{PackedFeed.Version}" />"""))}
          </ItemGroup>
        </Project>
        """;

    public void Write(string path, string text)
    {
        var file = Path.Combine([Folder, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Builds as on a developer's machine, unless the environment says otherwise.</summary>
    public async Task<BuildResult> BuildAsync(string[]? arguments = null, params (string Name, string Value)[] environment)
    {
        string[] restore = _restored ? ["--no-restore"] : [];
        _restored = true;
        var run = await CommandLine.RunAsync(Folder, "dotnet", ["build", "-nologo", "-tl:off", "-v:m", "-m:1", .. restore, .. arguments ?? []], environment);
        var reported = run.Output.Split('\n').Select(line => Diagnostic().Match(line)).Where(match => match.Success)
            .Select(match => new Reported(match.Groups["id"].Value, match.Groups["severity"].Value, int.Parse(match.Groups["line"].Value)))
            .Distinct().OrderBy(reported => reported.Line).ThenBy(reported => reported.Id, StringComparer.Ordinal);
        return new BuildResult(run, [.. reported]);
    }

    [GeneratedRegex(@"\.cs\((?<line>\d+),\d+\): (?<severity>warning|error) (?<id>[A-Z]+\d+):")]
    private static partial Regex Diagnostic();
}

/// <summary>A diagnostic as the build printed it.</summary>
internal sealed record Reported(string Id, string Severity, int Line);

internal sealed record BuildResult(CommandResult Run, IReadOnlyList<Reported> Reported)
{
    public bool Succeeded => Run.ExitCode == 0;

    /// <summary>What the build must have reported, each with this severity: the lines that end with a comment such as <c>// SCILLM201</c>.</summary>
    public void ShouldReportWhatIsMarked(string program, string severity)
    {
        var marked =
            from line in program.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Contains("// SCILLM", StringComparison.Ordinal)
            select new Reported(line.Text[(line.Text.IndexOf("// ", StringComparison.Ordinal) + 3)..].Trim(), severity, line.Number);
        Assert.Equal(marked, Reported);
    }
}
