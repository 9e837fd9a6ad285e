using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace SciLlm.Cli.Skills;

/// <summary>A folder for coding agents: a <c>SKILL.md</c> that says when and how, and examples that run.</summary>
/// <param name="Name">Its name, which is its folder's too.</param>
/// <param name="Files">Its files by their path in the skill, with <c>/</c>, as they are to be installed.</param>
internal sealed partial record Skill(string Name, IReadOnlyDictionary<string, byte[]> Files)
{
    private const string Prefix = "skills/";
    private const string Manual = "SKILL.md";

    /// <summary>The skills that come with this tool, by name.</summary>
    public static IReadOnlyList<Skill> All { get; } =
    [
        .. Resources().GroupBy(path => path.Split('/')[1])
            .Select(files => new Skill(files.Key, files.ToDictionary(path => path[(Prefix.Length + files.Key.Length + 1)..], Read)))
            .OrderBy(skill => skill.Name, StringComparer.Ordinal),
    ];

    /// <summary>What it is for, as its manual tells an agent.</summary>
    public string Description => DescriptionLine().Match(Encoding.UTF8.GetString(Files[Manual])).Groups["text"].Value;

    private static Assembly Assembly => typeof(Skill).Assembly;

    /// <summary>The version of this tool, which is the client's too.</summary>
    private static string Version => Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <exception cref="CommandFailedException">There is no such skill.</exception>
    public static Skill Find(string name) =>
        All.FirstOrDefault(skill => skill.Name == name)
        ?? throw new CommandFailedException($"There is no skill '{name}'. There are {string.Join(", ", All.Select(skill => skill.Name))}.");

    private static IEnumerable<string> Resources() => Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    // An example asks for the client that this tool came with, so that both say the same.
    private static byte[] Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!);
        return Encoding.UTF8.GetBytes(AnyVersion().Replace(reader.ReadToEnd(), $"${{1}}{Version}"));
    }

    [GeneratedRegex(@"^description: (?<text>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex DescriptionLine();

    [GeneratedRegex(@"^(#:package SciLlm@)\*", RegexOptions.Multiline)]
    private static partial Regex AnyVersion();
}
