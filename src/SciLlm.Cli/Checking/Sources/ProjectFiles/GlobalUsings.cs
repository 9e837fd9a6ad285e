using System.Text;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>The namespaces that a build would put into every file of a project.</summary>
internal static class GlobalUsings
{
    private static readonly string[] Always =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] Hosted =
        ["Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging"];

    private static readonly string[] Web =
        ["System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing"];

    /// <summary>For C# that belongs to no project: what a new one has.</summary>
    public static string OfNoProject { get; } = Directives(Always);

    public static string Of(ProjectText project)
    {
        List<string> names = project.IsOn("ImplicitUsings") ? [.. Implicit(project.Sdks)] : [];
        foreach (var item in project.Items("Using"))
        {
            names.RemoveAll(name => item.Remove.Contains(name));
            var isStatic = item.Metadata("Static").Equals("true", StringComparison.OrdinalIgnoreCase) ? "static " : "";
            var alias = item.Metadata("Alias") is { Length: > 0 } name ? name + " = " : "";
            names.AddRange(item.Include.Select(included => isStatic + alias + included));
        }
        return Directives(names);
    }

    private static IEnumerable<string> Implicit(IReadOnlyCollection<string> sdks)
    {
        var isWeb = sdks.Contains("Microsoft.NET.Sdk.Web");
        return [.. Always, .. isWeb ? Web : [], .. isWeb || sdks.Contains("Microsoft.NET.Sdk.Worker") ? Hosted : []];
    }

    private static string Directives(IEnumerable<string> names) =>
        names.Distinct().Aggregate(new StringBuilder(), static (text, name) => text.Append($"global using {name};\n")).ToString();
}
