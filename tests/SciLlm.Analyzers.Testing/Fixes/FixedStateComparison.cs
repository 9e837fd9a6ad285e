using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares a fixed solution with the state that was expected, file by file.</summary>
internal static class FixedStateComparison
{
    public static async Task VerifyAsync(SolutionState expected, Project actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        await VerifyAsync((ProjectState)expected, actual, verifier, cancellationToken).ConfigureAwait(false);
        foreach (var (name, project) in expected.AdditionalProjects)
        {
            var other = actual.Solution.Projects.Single(candidate => candidate.Name == name);
            await VerifyAsync(project, other, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task VerifyAsync(ProjectState expected, Project actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        await VerifyAllAsync(nameof(expected.Sources), expected.Sources, actual.Documents).ConfigureAwait(false);
        await VerifyAllAsync(nameof(expected.AdditionalFiles), expected.AdditionalFiles, actual.AdditionalDocuments).ConfigureAwait(false);
        await VerifyAllAsync(nameof(expected.AnalyzerConfigFiles), expected.AnalyzerConfigFiles, actual.AnalyzerConfigDocuments)
            .ConfigureAwait(false);

        async Task VerifyAllAsync(string kind, SourceFileCollection files, IEnumerable<TextDocument> documents)
        {
            var updated = documents.ToArray();
            var names = string.Join(", ", updated.Select(document => document.Name));
            verifier.Equal(
                files.Count, updated.Length, $"The fix was expected to leave {files.Count} '{kind}' but left {updated.Length}: {names}");
            foreach (var ((path, content), document) in files.Zip(updated))
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                VerifyText(path, content, text, verifier);
                VerifyName(path, DocumentName.Of(path, expected.DefaultPrefix), document, verifier);
            }
        }
    }

    private static void VerifyText(string path, SourceText expected, SourceText actual, IVerifier verifier)
    {
        verifier.EqualOrDiff(
            expected.ToString(), actual.ToString(), $"content of '{path}' did not match. Diff shown with expected as baseline:");
        verifier.Equal(
            expected.Encoding,
            actual.Encoding,
            $"encoding of '{path}' was expected to be '{expected.Encoding?.WebName}' but was '{actual.Encoding?.WebName}'");
        verifier.Equal(
            expected.ChecksumAlgorithm,
            actual.ChecksumAlgorithm,
            $"checksum algorithm of '{path}' was expected to be '{expected.ChecksumAlgorithm}' but was '{actual.ChecksumAlgorithm}'");
    }

    private static void VerifyName(string path, DocumentName expected, TextDocument actual, IVerifier verifier)
    {
        verifier.Equal(expected.Name, actual.Name, $"file name was expected to be '{expected.Name}' but was '{actual.Name}'");
        var folders = (string.Join('/', expected.Folders), string.Join('/', actual.Folders));
        verifier.Equal(
            folders.Item1, folders.Item2, $"folders of '{path}' were expected to be '{folders.Item1}' but were '{folders.Item2}'");
    }
}
