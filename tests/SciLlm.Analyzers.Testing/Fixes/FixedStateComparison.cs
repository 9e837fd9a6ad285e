namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares a fixed solution with the state that was expected, file by file.</summary>
internal static class FixedStateComparison
{
    public static async Task VerifyAsync(SolutionState expected, Project actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        await VerifyProjectAsync(expected, actual, verifier, cancellationToken).ConfigureAwait(false);
        foreach (var (name, project) in expected.AdditionalProjects)
        {
            var other = actual.Solution.Projects.Single(candidate => candidate.Name == name);
            await VerifyProjectAsync(project, other, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task VerifyProjectAsync(ProjectState expected, Project actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        await VerifyFilesAsync(nameof(ProjectState.Sources), expected.Sources, actual.Documents).ConfigureAwait(false);
        await VerifyFilesAsync(nameof(ProjectState.AdditionalFiles), expected.AdditionalFiles, actual.AdditionalDocuments).ConfigureAwait(false);
        await VerifyFilesAsync(nameof(ProjectState.AnalyzerConfigFiles), expected.AnalyzerConfigFiles, actual.AnalyzerConfigDocuments)
            .ConfigureAwait(false);

        async Task VerifyFilesAsync(string kind, SourceFileCollection files, IEnumerable<TextDocument> documents)
        {
            var updated = documents.ToArray();
            verifier.Equal(
                files.Count,
                updated.Length,
                $"The fix was expected to leave {files.Count} '{kind}' but left {updated.Length}: "
                + string.Join(", ", updated.Select(document => document.Name)));
            foreach (var ((path, content), document) in files.Zip(updated))
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var name = DocumentName.Of(path, expected.DefaultPrefix);
                verifier.EqualOrDiff(
                    content.ToString(), text.ToString(), $"content of '{path}' did not match. Diff shown with expected as baseline:");
                verifier.Equal(content.Encoding, text.Encoding, $"encoding of '{path}' was expected to be '{content.Encoding?.WebName}' but was '{text.Encoding?.WebName}'");
                verifier.Equal(content.ChecksumAlgorithm, text.ChecksumAlgorithm, $"checksum algorithm of '{path}' was expected to be '{content.ChecksumAlgorithm}' but was '{text.ChecksumAlgorithm}'");
                verifier.Equal(name.Name, document.Name, $"file name was expected to be '{name.Name}' but was '{document.Name}'");
                verifier.SequenceEqual(name.Folders, document.Folders, message: $"folders of '{path}' were expected to be '{string.Join('/', name.Folders)}' but were '{string.Join('/', document.Folders)}'");
            }
        }
    }
}
