using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Survey.Attack;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>What the compiler takes, the rules take too: no stack ends, no question goes round in circles. <c>survey --deep</c> measures how the time grows.</summary>
public sealed class DeepSourceTests
{
    public static TheoryData<string> Names => [.. DeepSource.All.Select(static source => source.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryRuleAndFixAnswers(string name)
    {
        var source = DeepSource.All.Single(source => source.Name == name);
        var project = source.Files(source.Usual)
            .Aggregate(SampleProject.Alone(SourceText.From("")).Project, static (project, code) => project.AddDocument("Deep.cs", code).Project);
        var document = project.Documents.Last();

        var reported = await SampleProject.DiagnosticsOf(document);

        foreach (var diagnostic in reported.DistinctBy(static each => each.Id))
            await SampleProject.FixedFormsOf(document, diagnostic);
    }
}
