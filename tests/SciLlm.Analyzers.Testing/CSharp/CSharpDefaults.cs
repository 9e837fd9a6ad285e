namespace Microsoft.CodeAnalysis.CSharp.Testing;

/// <summary>How test sources are compiled: a library in the newest stable C#, nullable annotations off, as in the real library.</summary>
internal static class CSharpDefaults
{
    public static CSharpCompilationOptions CompilationOptions { get; } = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Default, DocumentationMode.Diagnose);
}
