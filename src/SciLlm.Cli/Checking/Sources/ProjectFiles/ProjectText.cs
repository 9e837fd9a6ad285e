using System.Xml;
using System.Xml.Linq;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>
/// What a project file and the files it imports say, as far as reading goes: properties and items in their order, with the conditions that are
/// plain. Nothing is run and no SDK is asked; what only a build could know stays unsaid.
/// </summary>
internal sealed class ProjectText
{
    private const int MaxImports = 200;

    private readonly List<(XElement Item, string File)> _items = [];
    private readonly ProjectProperties _properties;
    private int _imports;

    private ProjectText(string path, string framework)
    {
        Path = path;
        _properties = new(path);
        if (framework.Length > 0)
            _properties.Fix("TargetFramework", framework);
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The SDKs it names, such as Microsoft.NET.Sdk.Web; none in the old format, which lists its files.</summary>
    public List<string> Sdks { get; } = [];

    /// <param name="framework">The target framework to read it for; empty to leave it to the project.</param>
    /// <exception cref="XmlException">It is not XML.</exception>
    public static ProjectText Read(string path, string framework)
    {
        var text = new ProjectText(path, framework);
        text.Import(text._properties.FileAbove("Directory.Build.props", text.Folder));
        text.Import(path);
        text.Import(text._properties.FileAbove("Directory.Build.targets", text.Folder));
        return text;
    }

    /// <summary>Empty when nothing sets it.</summary>
    public string Property(string name) => _properties[name];

    /// <summary>Whether a property is 'true' or 'enable'.</summary>
    public bool IsOn(string name) => Property(name).Trim().ToLowerInvariant() is "true" or "enable";

    /// <summary>The items of one type in their order, conditions looked at and properties put in.</summary>
    public IEnumerable<ProjectItem> Items(string type)
    {
        foreach (var (item, file) in _items.Where(each => each.Item.Name.LocalName == type))
        {
            _properties.File = file;
            if (Holds(item) && Holds(item.Parent!))
                yield return new ProjectItem(Values(item, "Include"), Values(item, "Exclude"), Values(item, "Remove"), name => Value(item, name));
        }
    }

    private void Import(string? file)
    {
        if (file is null || !File.Exists(file) || _imports++ > MaxImports)
            return;
        var before = _properties.File;
        _properties.File = file;
        if (XDocument.Load(file).Root is { } root)
        {
            AddSdk(root);
            ReadChildren(root);
        }
        _properties.File = before;
    }

    private void ReadChildren(XElement parent)
    {
        foreach (var element in parent.Elements().Where(Holds))
        {
            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    foreach (var property in element.Elements().Where(Holds))
                        _properties.Set(property.Name.LocalName, property.Value);
                    break;
                case "ItemGroup":
                    _items.AddRange(element.Elements().Select(item => (item, _properties.File)));
                    break;
                case "Choose":
                    if (element.Elements().FirstOrDefault(branch => branch.Name.LocalName == "Otherwise" || Holds(branch)) is { } chosen)
                        ReadChildren(chosen);
                    break;
                case "ImportGroup":
                    ReadChildren(element);
                    break;
                case "Sdk":
                    Sdks.Add(Value(element, "Name"));
                    break;
                case "Import":
                    AddSdk(element);
                    ImportNamed(Value(element, "Project"));
                    break;
            }
        }
    }

    private void ImportNamed(string path)
    {
        if (path.Length == 0 || path.Contains('*', StringComparison.Ordinal))
            return;
        try
        {
            Import(System.IO.Path.GetFullPath(path.Replace('\\', '/'), System.IO.Path.GetDirectoryName(_properties.File)!));
        }
        catch (Exception e) when (e is XmlException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // What an import would have added stays unsaid.
        }
    }

    private void AddSdk(XElement element)
    {
        if (Value(element, "Sdk") is { Length: > 0 } sdk)
            Sdks.AddRange(sdk.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.Split('/')[0]));
    }

    private bool Holds(XElement element) => element.Attribute("Condition") is not { } condition || ProjectCondition.Holds(_properties.Expand(condition.Value), _properties.File);

    private IReadOnlyList<string> Values(XElement item, string name) =>
        [.. Value(item, name).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static value => !value.Contains("@(", StringComparison.Ordinal))];

    // Metadata is written as an attribute or as a child.
    private string Value(XElement item, string name) =>
        _properties.Expand(item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value ?? "");
}

/// <summary>One item element, with the patterns it includes, leaves out of those, and takes back from before.</summary>
internal sealed record ProjectItem(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, IReadOnlyList<string> Remove, Func<string, string> Metadata);
