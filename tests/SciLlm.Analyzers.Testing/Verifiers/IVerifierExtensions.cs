namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks made of a verifier's own.</summary>
public static class IVerifierExtensions
{
    /// <summary>Fails unless the texts are equal, and shows how they differ, the expected one as the baseline.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        if (expected != actual)
        {
            verifier.Fail(TextDiff.Describe(expected, actual, message));
        }
    }
}
