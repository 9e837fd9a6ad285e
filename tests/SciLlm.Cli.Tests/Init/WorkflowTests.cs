using System.Reflection;
using System.Text.RegularExpressions;
using SciLlm.Cli.Commands;
using SciLlm.Cli.Init;
using YamlDotNet.Serialization;

namespace SciLlm.Cli.Tests.Init;

public sealed class WorkflowTests
{
    [Fact]
    public void ReadmeAndInitSayTheSame() => Assert.Contains($"```yaml\n{Workflow.Text.ReplaceLineEndings("\n")}```\n", Readme().ReplaceLineEndings("\n"));

    [Fact]
    public void EveryYamlOfTheReadmeIsAWorkflow() => Assert.All(Samples(), static sample => Assert.NotEmpty(Steps(sample)));

    [Fact]
    public void CommandsOfTheWorkflowAreThoseOfTheTool()
    {
        var commands = Steps(Workflow.Text).Where(static step => step.ContainsKey("run")).Select(static step => (string)step["run"]).ToList();

        Assert.Equal("dotnet tool install --global SciLlm.Cli", commands[0]);
        Assert.StartsWith("scillm check ", commands[1]);
        Assert.Empty(CheckCommand.Create().Parse(commands[1]["scillm check ".Length..]).Errors);
    }

    private static List<Dictionary<object, object>> Steps(string workflow)
    {
        var root = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(workflow);
        return [.. ((Dictionary<object, object>)root["jobs"]).Values.Cast<Dictionary<object, object>>()
            .SelectMany(static job => ((List<object>)job["steps"]).Cast<Dictionary<object, object>>())];
    }

    private static IEnumerable<string> Samples() => Regex.Matches(Readme(), "```yaml\n(?<text>.*?)```", RegexOptions.Singleline).Select(static match => match.Groups["text"].Value);

    private static string Readme() => File.ReadAllText(Path.Combine(
        typeof(WorkflowTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!, "README.md"));
}
