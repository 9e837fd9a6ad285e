using System.Text.RegularExpressions;

namespace SciLlm.Cli.Init;

/// <summary>Adds the package: to the one project there is, or for all of them where <c>Directory.Build.props</c> says what they have.</summary>
internal sealed partial class PackageStep(InitFolder folder, string version, bool analyzersOnly)
{
    private const string CSharp = "'$(MSBuildProjectExtension)' == '.csproj'";

    // Projects that are too old for the client stay without it.
    private const string RunsTheClient = CSharp + " and '$(TargetFramework)' != '' and $([MSBuild]::IsTargetFrameworkCompatible('$(TargetFramework)', 'net8.0'))";

    private readonly string _package = analyzersOnly ? "SciLlm.Analyzers" : "SciLlm";

    public IEnumerable<FileEdit> Plan()
    {
        var build = TextFile.Read(folder.Nearest("Directory.Build.props") ?? folder.File("Directory.Build.props"));
        var versions = TextFile.Read(folder.Nearest("Directory.Packages.props") ?? folder.File("Directory.Packages.props"));
        var projects = folder.Projects.Select(TextFile.Read).ToList();
        var isCentral = ProjectXml.IsSet(versions, "ManagePackageVersionsCentrally") || ProjectXml.IsSet(build, "ManagePackageVersionsCentrally");

        if (projects.Append(build).Append(versions).Any(file => ProjectXml.Mentions(file, _package, "PackageReference", "GlobalPackageReference")))
            yield break;
        if (isCentral && !ProjectXml.Mentions(versions, _package, "PackageVersion"))
            yield return new(versions, ProjectXml.WithItem(versions, $"""<PackageVersion Include="{_package}" Version="{version}" />"""));

        var versionText = isCentral ? "" : $" Version=\"{version}\"";
        var assets = analyzersOnly ? " PrivateAssets=\"all\"" : "";
        var reference = $"<PackageReference Include=\"{_package}\"{versionText}{assets} />";
        if (projects is [var project] && build.Text is null)
            yield return new(project, ProjectXml.WithItem(project, reference, ConditionFor(project)));
        else
            yield return new(build, ProjectXml.WithItem(build, reference, analyzersOnly ? CSharp : RunsTheClient));
    }

    /// <summary>None where every framework of the project runs the client.</summary>
    private string? ConditionFor(TextFile project)
    {
        var frameworks = Frameworks().Match(project.Text!).Groups["list"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var old = frameworks.Count(framework => TooOld().IsMatch(framework));
        if (analyzersOnly || old == 0)
            return null;
        return old < frameworks.Length
            ? RunsTheClient
            : throw new CommandFailedException($"'{project.Path}' targets {string.Join(", ", frameworks)}, and the client needs net8.0 or newer. Say --analyzers-only to add the rules alone.");
    }

    [GeneratedRegex("<TargetFrameworks?>(?<list>[^<]*)</")]
    private static partial Regex Frameworks();

    [GeneratedRegex(@"^(netstandard|netcoreapp|net4|net[5-7]\.)", RegexOptions.IgnoreCase)]
    private static partial Regex TooOld();
}
