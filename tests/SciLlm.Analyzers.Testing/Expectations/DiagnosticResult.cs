using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic a test expects. Every method returns a new one.</summary>
public readonly struct DiagnosticResult
{
    /// <summary>No diagnostics.</summary>
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;

    /// <summary>Expects a diagnostic by ID, with any message.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity) => (Id, Severity) = (id, severity);

    /// <summary>Expects a diagnostic with the ID, severity and message of its descriptor.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity) => MessageFormat = descriptor.MessageFormat;

    /// <summary>The diagnostic's ID.</summary>
    public string Id { get; private init; }

    /// <summary>The diagnostic's severity.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>What is left open.</summary>
    public DiagnosticOptions Options { get; private init; }

    /// <summary>The descriptor's message, filled with <see cref="MessageArguments"/>.</summary>
    public LocalizableString? MessageFormat { get; private init; }

    /// <summary>What the message is filled with.</summary>
    public object?[]? MessageArguments { get; private init; }

    /// <summary>The first and the additional locations.</summary>
    public ImmutableArray<DiagnosticLocation> Spans
    {
        get => _spans.IsDefault ? [] : _spans;
        private init => _spans = value;
    }

    /// <summary>Whether a location is expected.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>The expected message; any message when null.</summary>
    public string? Message => IgnoresMessage ? null : ExplicitMessage ?? FormattedMessage();

    private string? ExplicitMessage { get; init; }

    private bool IgnoresMessage { get; init; }

    /// <summary>Expects an error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>Expects a warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>Expects another severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Leaves something open.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>Expects these arguments in the message.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    /// <summary>Expects this message, or any when null.</summary>
    public DiagnosticResult WithMessage(string? message) =>
        this with { ExplicitMessage = message, IgnoresMessage = message is null };

    /// <summary>Expects a message of this form.</summary>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    /// <summary>Expects no location.</summary>
    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    /// <summary>Adds the span marked <c>{|#0:…|}</c>, by its number.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    /// <summary>Adds the span marked <c>{|#0:…|}</c>, by its number.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options) =>
        WithSpan(At("", new(0, markupKey)), options | DiagnosticLocationOptions.InterpretAsMarkupKey);

    /// <summary>Adds a start in the first source, counted from 1.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    /// <summary>Adds a start in a file, counted from 1.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, new LinePosition(line - 1, column - 1));

    /// <summary>Adds a start in a file.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location) =>
        WithSpan(At(path, location), DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Adds a span in the first source, counted from 1.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan("", startLine, startColumn, endLine, endColumn);

    /// <summary>Adds a span in a file, counted from 1.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan(new FileLinePositionSpan(path, new(startLine - 1, startColumn - 1), new(endLine - 1, endColumn - 1)));

    /// <summary>Adds a span in a file.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    /// <summary>Adds a span in a file.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options) =>
        this with { Spans = Spans.Add(new DiagnosticLocation(span, options)) };

    /// <summary>Puts locations without a file into this one.</summary>
    public DiagnosticResult WithDefaultPath(string path) => Relocate(location =>
        location.Span.Path.Length > 0 || location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey)
            ? location
            : new(new(path, location.Span.Span), location.Options));

    /// <summary>Moves all locations down.</summary>
    public DiagnosticResult WithLineOffset(int offset) => Relocate(location => new(
        new(location.Span.Path, Down(location.Span.StartLinePosition, offset), Down(location.Span.EndLinePosition, offset)),
        location.Options));

    /// <inheritdoc/>
    public override string ToString() => DiagnosticFormat.Describe(this);

    internal DiagnosticResult WithMarkupLocations(IReadOnlyDictionary<string, FileLinePositionSpan> numbered) => Relocate(location =>
    {
        if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
        {
            return location;
        }

        var key = $"#{location.Span.StartLinePosition.Character}";
        return numbered.TryGetValue(key, out var span)
            ? new(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
            : throw new InvalidOperationException($"The markup location '{key}' was not found in the input.");
    });

    private DiagnosticResult Relocate(Func<DiagnosticLocation, DiagnosticLocation> move) => this with { Spans = [.. Spans.Select(move)] };

    private static LinePosition Down(LinePosition position, int offset) => new(position.Line + offset, position.Character);

    private static FileLinePositionSpan At(string path, LinePosition location) => new(path, location, location);

    private string? FormattedMessage()
    {
        var format = MessageFormat?.ToString(CultureInfo.InvariantCulture);
        try
        {
            return format is null ? null : string.Format(CultureInfo.InvariantCulture, format, MessageArguments ?? []);
        }
        catch (FormatException)
        {
            // The test did not say what the message is filled with: it must be the bare format.
            return format;
        }
    }
}
