using System.Xml;

namespace SciLlm.Cli.Checking.Sources;

/// <summary>The projects of a run, each read once.</summary>
internal sealed class SourceProjects
{
    private readonly Dictionary<string, IReadOnlyList<SourceProject>> _projects = [];
    private readonly List<Unchecked> _unreadable = [];

    /// <summary>Project files that could not be read.</summary>
    public IReadOnlyList<Unchecked> Unreadable => _unreadable;

    /// <summary>A project for each of its target frameworks; none when its file cannot be read.</summary>
    public IReadOnlyList<SourceProject> Of(string path)
    {
        if (_projects.TryGetValue(path, out var known))
            return known;
        try
        {
            return _projects[path] = [.. SourceProject.Read(path)];
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            _unreadable.Add(new Unchecked(path, $"its project file cannot be read: {e.Message}"));
            return _projects[path] = [];
        }
    }

    /// <summary>All that a project references, directly or not, each for the first of its target frameworks.</summary>
    public IReadOnlyList<SourceProject> ReferencedBy(SourceProject project)
    {
        var seen = new HashSet<string> { project.Path };
        var all = new List<SourceProject>();
        var pending = new Queue<SourceProject>([project]);
        while (pending.TryDequeue(out var next))
        {
            foreach (var reference in next.References.Where(seen.Add).Select(path => Of(path).FirstOrDefault()).OfType<SourceProject>())
            {
                all.Add(reference);
                pending.Enqueue(reference);
            }
        }
        return all;
    }
}
