namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic and the project it was reported in.</summary>
/// <param name="IsLocal">False when it was only known at the end of the compilation, so that an IDE cannot offer its fix.</param>
internal sealed record ProjectDiagnostic(ProjectId Project, Diagnostic Diagnostic, bool IsLocal);
