using System.Globalization;
using System.Runtime.CompilerServices;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The first thing in which a reported diagnostic is not the expected one; null when it is.</summary>
internal static class DiagnosticMismatch
{
    public static string? Find(DiagnosticResult expected, Diagnostic actual) =>
        Id(expected, actual)
        ?? Locations(expected, actual)
        ?? Severity(expected, actual)
        ?? Message(expected, actual);

    private static string? Id(DiagnosticResult expected, Diagnostic actual) =>
        Differ("diagnostic id", expected.Id, actual.Id);

    private static string? Locations(DiagnosticResult expected, Diagnostic actual)
    {
        if (!expected.HasLocation)
        {
            return actual.Location == Location.None ? null : "Expected a project diagnostic with no location";
        }

        var first = Place(expected.Spans[0], actual.Location);
        if (first is not null || expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
        {
            return first;
        }

        return Differ("number of additional locations", expected.Spans.Length - 1, actual.AdditionalLocations.Count)
            ?? expected.Spans.Skip(1).Zip(actual.AdditionalLocations, Place).FirstOrDefault(difference => difference is not null);
    }

    private static string? Place(DiagnosticLocation expected, Location actual)
    {
        var span = actual.GetLineSpan();
        return Differ("diagnostic to be in file", expected.Span.Path, span.Path)
            ?? Differ("diagnostic to start at (line,column)", expected.Span.StartLinePosition, span.StartLinePosition)
            ?? (expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
                ? null
                : Differ("diagnostic to end at (line,column)", expected.Span.EndLinePosition, span.EndLinePosition));
    }

    private static string? Severity(DiagnosticResult expected, Diagnostic actual) =>
        expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity)
            ? null
            : Differ("diagnostic severity", expected.Severity, actual.Severity);

    private static string? Message(DiagnosticResult expected, Diagnostic actual) => expected switch
    {
        { Message: { } message } => Differ("diagnostic message", message, actual.GetMessage(CultureInfo.InvariantCulture)),

        // Arguments without a message: an expectation made from an ID alone.
        { MessageArguments: { Length: > 0 } arguments } => Differ("diagnostic message arguments", List(arguments), List(Arguments(actual))),
        _ => null,
    };

    private static string List(IEnumerable<object?> arguments) => string.Join("\", \"", arguments);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Arguments")]
    private static extern IReadOnlyList<object?> Arguments(Diagnostic diagnostic);

    private static string? Differ<T>(string what, T expected, T actual) =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"Expected {what} \"{expected}\" was \"{actual}\"";
}
