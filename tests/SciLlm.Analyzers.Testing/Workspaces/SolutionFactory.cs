using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Builds the solution a state describes, with the analyzers under test switched on.</summary>
internal sealed class SolutionFactory(
    ReferenceAssemblies defaultReferences,
    CompilationOptions compilationOptions,
    ParseOptions parseOptions,
    ImmutableDictionary<string, ReportDiagnostic> severities,
    IReadOnlyList<Func<Solution, ProjectId, Solution>> transforms)
{
    public async Task<Project> CreateAsync(SolutionState state, CancellationToken cancellationToken)
    {
        var references = await ReferencesOfAsync(state, cancellationToken).ConfigureAwait(false);
        var seed = ProjectSeed.For(state.Name, state.Language, references);
        var ids = new Dictionary<string, ProjectId> { [state.Name] = seed.ProjectId };
        var solution = Fill(seed.Solution, seed.ProjectId, state);

        foreach (var (name, project) in state.AdditionalProjects)
        {
            ids[name] = ProjectId.CreateNewId(name);
            solution = solution
                .AddProject(ids[name], name, project.AssemblyName, project.Language)
                .AddMetadataReferences(ids[name], await ReferencesOfAsync(project, cancellationToken).ConfigureAwait(false));
            solution = Fill(solution, ids[name], project);
        }

        foreach (var project in state.AdditionalProjects.Values.Prepend(state))
        {
            solution = solution.AddProjectReferences(
                ids[project.Name], project.AdditionalProjectReferences.Select(name => new ProjectReference(ids[name])));
        }

        solution = transforms.Aggregate(solution, (current, transform) => transform(current, seed.ProjectId));
        return SwitchOnAnalyzers(solution, seed.ProjectId).GetProject(seed.ProjectId)!;
    }

    private async Task<ImmutableArray<MetadataReference>> ReferencesOfAsync(ProjectState project, CancellationToken cancellationToken)
    {
        var framework = project.ReferenceAssemblies ?? defaultReferences;
        var references = await framework.ResolveAsync(project.Language, cancellationToken).ConfigureAwait(false);
        return [.. references, .. project.AdditionalReferences];
    }

    private Solution Fill(Solution solution, ProjectId id, ProjectState project) =>
        solution
            .WithProjectCompilationOptions(
                id, compilationOptions.WithOutputKind(project.OutputKind ?? OutputKind.DynamicallyLinkedLibrary))
            .WithProjectParseOptions(
                id, parseOptions.WithDocumentationMode(project.DocumentationMode ?? DocumentationMode.Diagnose))
            .AddDocuments(Documents(id, project, project.Sources))
            .AddAdditionalDocuments(Documents(id, project, project.AdditionalFiles))
            .AddAnalyzerConfigDocuments(Documents(id, project, project.AnalyzerConfigFiles));

    private static ImmutableArray<DocumentInfo> Documents(ProjectId id, ProjectState project, SourceFileCollection files) =>
        [.. files.Select(file => Document(id, file.filename, file.content, DocumentName.Of(file.filename, project.DefaultPrefix)))];

    private static DocumentInfo Document(ProjectId id, string path, SourceText text, DocumentName name) =>
        DocumentInfo.Create(
            DocumentId.CreateNewId(id, path),
            name.Name,
            name.Folders,
            loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, path)),
            filePath: path);

    private Solution SwitchOnAnalyzers(Solution solution, ProjectId id)
    {
        var options = solution.GetProject(id)!.CompilationOptions!;
        return solution.WithProjectCompilationOptions(
            id, options.WithSpecificDiagnosticOptions(severities.SetItems(options.SpecificDiagnosticOptions)));
    }
}
