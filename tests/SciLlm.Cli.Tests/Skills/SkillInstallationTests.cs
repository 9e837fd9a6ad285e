using System.Text;
using SciLlm.Cli.Skills;

namespace SciLlm.Cli.Tests.Skills;

/// <summary>Skills are copied, and what the user has made of them is the user's.</summary>
public sealed class SkillInstallationTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void TheToolBringsBothSkills()
    {
        Assert.Equal(["certainly-prover", "scillm-completions"], Skill.All.Select(skill => skill.Name));
        Assert.All(Skill.All, skill =>
        {
            var manual = Encoding.UTF8.GetString(skill.Files["SKILL.md"]);
            Assert.StartsWith($"---\nname: {skill.Name}\ndescription: {skill.Description}\n---\n", manual, StringComparison.Ordinal);
            Assert.InRange(skill.Description.Length, 50, 1024);
            Assert.All(skill.Files.Keys.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)), example => Assert.Contains(example, manual, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void WhatIsInstalledIsAsItWas_AndAgainItIsUnchanged()
    {
        var skill = Skill.Find("certainly-prover");

        Assert.All(Install(skill), file => Assert.Equal(FileChange.Added, file.Change));
        Assert.All(skill.Files, file => Assert.Equal(file.Value, File.ReadAllBytes(_folder[$"certainly-prover/{file.Key}"])));
        Assert.All(Install(skill), file => Assert.Equal(FileChange.Unchanged, file.Change));
    }

    [Fact]
    public void ANewVersionUpdatesWhatTheUserHasNotChanged()
    {
        Install(Version(("same.cs", "1"), ("old.cs", "1"), ("mine.cs", "1"), ("gone.cs", "1"), ("kept.cs", "1"), ("deleted.cs", "1")));
        _folder.Write("skill/mine.cs", "my own");
        _folder.Write("skill/kept.cs", "my own");
        File.Delete(_folder["skill/deleted.cs"]);
        var next = Version(("same.cs", "1"), ("old.cs", "2"), ("mine.cs", "2"), ("new.cs", "2"), ("deleted.cs", "2"));

        Dictionary<string, FileChange> expected = new()
        {
            ["skill/same.cs"] = FileChange.Unchanged,
            ["skill/old.cs"] = FileChange.Updated,
            ["skill/mine.cs"] = FileChange.Left,
            ["skill/new.cs"] = FileChange.Added,
            ["skill/deleted.cs"] = FileChange.Added,
            ["skill/gone.cs"] = FileChange.Removed,
            ["skill/kept.cs"] = FileChange.Left,
        };
        var before = Directory.EnumerateFiles(_folder["skill"]).ToDictionary(file => file, File.ReadAllText);
        Assert.Equivalent(expected, Install(next, isDryRun: true).ToDictionary(file => file.Path, file => file.Change));
        Assert.Equal(before, Directory.EnumerateFiles(_folder["skill"]).ToDictionary(file => file, File.ReadAllText));

        Assert.Equivalent(expected, Install(next).ToDictionary(file => file.Path, file => file.Change));
        Assert.Equal("2", File.ReadAllText(_folder["skill/old.cs"]));
        Assert.Equal("my own", File.ReadAllText(_folder["skill/mine.cs"]));
        Assert.Equal("my own", File.ReadAllText(_folder["skill/kept.cs"]));
        Assert.False(File.Exists(_folder["skill/gone.cs"]));
    }

    [Fact]
    public void AFileThatWasThereBeforeIsTheUsers()
    {
        _folder.Write("skill/SKILL.md", "somebody's");

        Assert.Equal([("skill/SKILL.md", FileChange.Left)], Install(Version(("SKILL.md", "ours"))));
        Assert.Equal("somebody's", File.ReadAllText(_folder["skill/SKILL.md"]));
    }

    public void Dispose() => _folder.Dispose();

    private static Skill Version(params (string Path, string Text)[] files) => new("skill", files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text)));

    private IReadOnlyList<(string Path, FileChange Change)> Install(Skill skill, bool isDryRun = false) => new SkillInstallation(_folder.Path, isDryRun).Install([skill]);
}
