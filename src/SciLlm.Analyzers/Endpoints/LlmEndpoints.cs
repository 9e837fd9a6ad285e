using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints;

/// <summary>
/// The one answer to "is this an LLM call?", shared by every rule. It looks through the whole compilation, but only when
/// a rule holds a call or header in its hand, and remembers what it found.
/// </summary>
internal sealed class LlmEndpoints
{
    private static readonly ConditionalWeakTable<Compilation, LlmEndpoints> Cache = new();

    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly ConcurrentDictionary<SyntaxTree, EndpointCatalog> _catalogs = new();
    private readonly ConcurrentDictionary<SyntaxNode, Verdict> _verdicts = new();
    private readonly Credentials _credentials;
    private readonly HeaderSettings _headers;
    private readonly SemanticModels _models;

    private LlmEndpoints(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        _options = options;
        _models = new SemanticModels(compilation);
        var values = new ValueSources(_models);
        var registrations = new ClientRegistrations(_models);
        var tracer = new ObjectTracer(_models, values, registrations);
        Folder = new TextFolder(_models, values);
        Transports = new TransportCalls(_models);
        Destinations = new Destinations(_models, Folder, tracer, Transports);
        _credentials = new Credentials(_models, values);
        _headers = new HeaderSettings(_models, Folder, values);
        HeaderDestinations = new HeaderDestinations(_models, Folder, Destinations, Transports, registrations);
    }

    public TextFolder Folder { get; }

    public TransportCalls Transports { get; }

    private Destinations Destinations { get; }

    private HeaderDestinations HeaderDestinations { get; }

    public static LlmEndpoints Of(Compilation compilation, AnalyzerConfigOptionsProvider options) =>
        Cache.GetValue(compilation, each => new(each, options));

    public HeaderSetting? RecognizeHeader(SyntaxNode node, CancellationToken cancellation) => _headers.Recognize(node, cancellation);

    public Verdict Judge(TransportCall call, CancellationToken cancellation) =>
        _verdicts.GetOrAdd(call.Call, _ => JudgeUncached(call, cancellation));

    public Verdict Judge(HeaderSetting header, CancellationToken cancellation) =>
        _verdicts.GetOrAdd(header.Node, _ => JudgeUncached(header, cancellation));

    private Verdict JudgeUncached(TransportCall call, CancellationToken cancellation)
    {
        var matches = Match(call.Call, Destinations.Of(call, cancellation));
        if (ByUrl(matches, call.Call) is { } decided)
            return decided;
        if (call.Fetches)
            return Verdict.Unknown;
        var conversation = matches.All(static match => match.Judgement == UrlJudgement.Unknown)
            && call.Call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is SyntaxNode type && ChatTraits.Of(type).Converses;
        return conversation || CarriesLlmCredential(call, cancellation) ? Verdict.LlmByContent : Verdict.Unknown;
    }

    private Verdict JudgeUncached(HeaderSetting header, CancellationToken cancellation)
    {
        var matches = Match(header.Node, HeaderDestinations.Of(header, cancellation));
        if (ByUrl(matches, header.Node) is { } decided)
            return decided;
        if (header.Value is { } value && _credentials.IsLlmCredential(value, cancellation))
            return Verdict.LlmByContent;
        return header.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is SyntaxNode type && ChatTraits.Of(type).Converses
            && matches.All(static match => match.Judgement == UrlJudgement.Unknown)
            ? Verdict.LlmByContent
            : Verdict.Unknown;
    }

    /// <summary>What the URLs decide by themselves; null when they leave it open.</summary>
    private Verdict? ByUrl(ImmutableArray<UrlMatch> matches, SyntaxNode at)
    {
        UrlMatch? best = null;
        foreach (var match in matches)
        {
            if (match.Judgement == UrlJudgement.Endpoint && (best is null || match.Kind == EndpointKind.ChatCompletions && best.Value.Kind != match.Kind))
                best = match;
        }
        if (best is { } endpoint)
            return Verdict.At(endpoint);

        foreach (var match in matches)
        {
            if (match.Judgement == UrlJudgement.Shared
                && at.FirstAncestorOrSelf<TypeDeclarationSyntax>() is SyntaxNode type && ChatTraits.Of(type) is { Converses: true } or { NamesVendor: true })
                return Verdict.At(match);
        }
        return matches.Any(static match => match.Judgement is UrlJudgement.OtherService or UrlJudgement.Shared) ? Verdict.OtherService : null;
    }

    private bool CarriesLlmCredential(TransportCall call, CancellationToken cancellation)
    {
        var scope = call.Call.EnclosingMember();
        return scope is not null && _headers.Within(scope, cancellation)
            .Any(header => header.Value is { } value && _credentials.IsLlmCredential(value, cancellation));
    }

    private ImmutableArray<UrlMatch> Match(SyntaxNode at, ImmutableArray<FoldedText> urls)
    {
        var catalog = _catalogs.GetOrAdd(at.SyntaxTree, tree => EndpointCatalog.From(_options.GetOptions(tree)));
        return urls.Select(catalog.Match).ToImmutableArray();
    }
}
