namespace SciLlm.Cli.Checking;

/// <summary>A project that was looked at, for one of its target frameworks.</summary>
/// <param name="Path">The project file; the folder, or the one file, where C# belongs to no project.</param>
/// <param name="HasClient">Whether it references SciLlm, which most fixes turn to.</param>
/// <param name="Sources">The full paths of the files it compiles, those that its build generates included.</param>
/// <param name="Found">As the rules reported them, in no order, those that are let through included.</param>
internal sealed record CheckedProject(string Path, string Framework, bool HasClient, IReadOnlyList<string> Sources, IReadOnlyList<Violation> Found)
{
    public ProjectReading Reading { get; init; }

    /// <summary>What is to be put right.</summary>
    public IEnumerable<Violation> Violations => Found.Where(v => v.Suppression is null);
}

/// <summary>How a project was looked at.</summary>
internal enum ProjectReading
{
    /// <summary>By the compiler of its own build, which knows every type.</summary>
    Build,

    /// <summary>As its sources lie there: types of packages are known by name only.</summary>
    Sources,
}
