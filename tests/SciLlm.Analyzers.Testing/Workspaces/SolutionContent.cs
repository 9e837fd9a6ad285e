namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares solutions by everything an analyzer can see of them.</summary>
internal static class SolutionContent
{
    public static async Task<bool> SameAsync(Solution left, Solution right, CancellationToken cancellationToken)
    {
        if (!left.ProjectIds.SequenceEqual(right.ProjectIds))
        {
            return false;
        }

        foreach (var id in left.ProjectIds)
        {
            if (!await SameAsync(left.GetProject(id)!, right.GetProject(id)!, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> SameAsync(Project left, Project right, CancellationToken cancellationToken) =>
        Equals(left.CompilationOptions, right.CompilationOptions)
        && Equals(left.ParseOptions, right.ParseOptions)
        && left.MetadataReferences.SequenceEqual(right.MetadataReferences)
        && left.ProjectReferences.SequenceEqual(right.ProjectReferences)
        && await SameAsync(left.Documents, right.Documents, cancellationToken).ConfigureAwait(false)
        && await SameAsync(left.AdditionalDocuments, right.AdditionalDocuments, cancellationToken).ConfigureAwait(false)
        && await SameAsync(left.AnalyzerConfigDocuments, right.AnalyzerConfigDocuments, cancellationToken).ConfigureAwait(false);

    private static async Task<bool> SameAsync(
        IEnumerable<TextDocument> left, IEnumerable<TextDocument> right, CancellationToken cancellationToken)
    {
        var (first, second) = (left.ToArray(), right.ToArray());
        if (first.Length != second.Length)
        {
            return false;
        }

        foreach (var (one, other) in first.Zip(second))
        {
            if (one.Name != other.Name
                || one.FilePath != other.FilePath
                || !one.Folders.SequenceEqual(other.Folders)
                || !StateContent.SameText(
                    await one.GetTextAsync(cancellationToken).ConfigureAwait(false),
                    await other.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                return false;
            }
        }

        return true;
    }
}
