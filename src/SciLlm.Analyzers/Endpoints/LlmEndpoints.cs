using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints;

/// <summary>
/// The one answer to "is this an LLM call?", shared by every rule. It looks through the whole compilation, but only when
/// a rule holds a call or header in its hand, and remembers what it found.
/// </summary>
internal sealed class LlmEndpoints
{
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly ConcurrentDictionary<SyntaxTree, EndpointCatalog> _catalogs = new();
    private readonly ConcurrentDictionary<SyntaxNode, Verdict> _verdicts = new();
    private readonly CallContexts _contexts;
    private readonly Credentials _credentials;
    private readonly HeaderSettings _headers;
    private readonly NearestReadings _nearest;
    private readonly SemanticModels _models;
    private readonly OtherPurposes _otherPurposes;
    private readonly PayloadTypes _payloads;
    private readonly ServersUnderTest _serversUnderTest;

    public LlmEndpoints(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        _options = options;
        _models = new SemanticModels(compilation);
        var values = new ValueSources(_models);
        var registrations = new ClientRegistrations(_models);
        var tracer = new ObjectTracer(_models, values, registrations);
        Folder = new TextFolder(_models, values);
        Transports = new TransportCalls(_models);
        Destinations = new Destinations(_models, Folder, tracer, Transports);
        var bodies = new BodyMakers(_models, tracer, values);
        _contexts = new CallContexts(_models, tracer, bodies);
        _otherPurposes = new OtherPurposes(_models, tracer, bodies);
        _payloads = new PayloadTypes(_models, bodies);
        _credentials = new Credentials(_models, values);
        _serversUnderTest = new ServersUnderTest(tracer, _credentials);
        _headers = new HeaderSettings(_models, Folder, values);
        _nearest = new NearestReadings(_models, Folder);
        Refit = new RefitInterfaces(_models, Folder, registrations, tracer);
        HeaderDestinations = new HeaderDestinations(_models, Folder, Destinations, Transports, registrations, Refit);
        Calls = new LlmCallGraph(_models, this);
        Processes = new StartedProcesses(_models, Folder, tracer);
    }

    public TextFolder Folder { get; }

    public TransportCalls Transports { get; }

    /// <summary>What reaches an LLM call.</summary>
    public LlmCallGraph Calls { get; }

    public StartedProcesses Processes { get; }

    private Destinations Destinations { get; }

    private RefitInterfaces Refit { get; }

    private HeaderDestinations HeaderDestinations { get; }

    public HeaderSetting? RecognizeHeader(SyntaxNode node, CancellationToken cancellation) => _headers.Recognize(node, cancellation);

    public Verdict Judge(TransportCall call, CancellationToken cancellation) =>
        _verdicts.GetOrAdd(call.Call, _ => JudgeUncached(call, cancellation));

    public Verdict Judge(HeaderSetting header, CancellationToken cancellation) =>
        _verdicts.GetOrAdd(header.Node, _ => JudgeUncached(header, cancellation));

    public Verdict Judge(StartedProcess process, CancellationToken cancellation) =>
        _verdicts.GetOrAdd(process.Call, _ => JudgeUncached(process));

    /// <summary>Judges a Refit method by its attribute; null when the attribute sends nothing.</summary>
    public Verdict? JudgeRefit(AttributeSyntax attribute, CancellationToken cancellation) =>
        RefitInterfaces.MaySend(attribute) && Refit.IsRefit(attribute, cancellation)
            ? UrlVerdict.Of(Match(attribute, Refit.UrlsOf(attribute, cancellation), cancellation), attribute)
            : null;

    private Verdict JudgeUncached(TransportCall call, CancellationToken cancellation)
    {
        var urls = Destinations.Of(call, cancellation);
        if (_serversUnderTest.Answer(call, urls, cancellation))
            return Verdict.OtherService;
        var matches = Match(call.Call, urls, cancellation);
        if (UrlVerdict.Of(matches, call.Call, call.Fetches) is { } decided)
            return decided.Kind is EndpointKind.Unspecified or EndpointKind.Batches && _otherPurposes.IsForSomethingElse(call, cancellation) ? decided with { Kind = EndpointKind.OtherService } : decided;
        // Without a body there is no conversation to send.
        if (call.Fetches || call.Body is { } body && body.IsKind(SyntaxKind.NullLiteralExpression) || _otherPurposes.IsForSomethingElse(call, cancellation))
            return Verdict.Unknown;
        var contexts = _contexts.Of(call, cancellation).ToList();
        return NothingSpelledOut(matches) && (contexts.Any(Converses) || _payloads.AskAModel(call, cancellation))
            || !_otherPurposes.IsNamedBy(call, cancellation)
                && (IsInVendorType(call.Call) && (NothingSpelledOut(matches) || !IsInTypeNamedByTradeAlone(call.Call))
                    || NothingSpelledOut(matches) && IsNamedForLlm(call.Url)
                    || contexts.Any(context => SetsLlmCredential(context, cancellation)))
            // Vectors are no answer, whoever gives them.
            ? Verdict.LlmByContent with { Kind = !matches.IsEmpty && matches.All(static match => match.Kind == EndpointKind.Embeddings) ? EndpointKind.Embeddings : EndpointKind.Unspecified }
            : Verdict.Unknown;
    }

    private Verdict JudgeUncached(StartedProcess process)
    {
        if (HttpCommand.Of(process) is not { } command)
            return Verdict.Unknown;
        return UrlVerdict.Of(command.Urls.Select(CatalogFor(process.Call).Match).ToImmutableArray(), process.Call) switch
        {
            // A bare host is asked whether it is there.
            { IsLlmCall: true } verdict when verdict.Kind != EndpointKind.Unspecified || command.SendsBody => verdict,
            _ => command.AsksSdk ? Verdict.LlmByContent : Verdict.Unknown,
        };
    }

    private Verdict JudgeUncached(HeaderSetting header, CancellationToken cancellation)
    {
        if (_serversUnderTest.Answer(header, cancellation))
            return Verdict.OtherService;
        var matches = Match(header.Node, HeaderDestinations.Of(header, cancellation), cancellation);
        if (OtherPurposes.HasForeignScheme(header) && (matches.IsEmpty || matches.Any(static match => match.Judgement != UrlJudgement.Endpoint)))
            return Verdict.OtherService;
        if (UrlVerdict.Of(matches, header.Node) is { } decided)
            return decided;
        return IsLlmCredential(header, cancellation) && !_otherPurposes.IsNamedBy(header, cancellation)
            || NothingSpelledOut(matches) && _contexts.Around(header.Node, cancellation).Any(Converses)
            ? Verdict.LlmByContent
            : Verdict.Unknown;
    }

    /// <summary>A payload or an answer decides only where the code spells nothing of the URL.</summary>
    private static bool NothingSpelledOut(ImmutableArray<UrlMatch> matches) => matches.All(static match => match.Judgement == UrlJudgement.Unknown);

    private static bool Converses(SyntaxNode context) => ChatTraits.Of(context).Converses;

    /// <summary><c>Settings.LLM_URL</c>, <c>_ollamaEndpoint</c>.</summary>
    private static bool IsNamedForLlm(ExpressionSyntax? url) =>
        url?.Unwrap().SimpleName() is { Identifier.ValueText: var name } && Vendors.IsTextServiceNamedIn(name) && !Vendors.IsNamedByTradeAlone(name);

    private static bool IsInVendorType(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && Vendors.IsTextServiceNamedIn(type.Identifier.ValueText);

    private static bool IsInTypeNamedByTradeAlone(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && Vendors.IsNamedByTradeAlone(type.Identifier.ValueText);

    private bool IsLlmCredential(HeaderSetting header, CancellationToken cancellation) =>
        header.Value is { } value && (IsInVendorType(value) || _credentials.IsLlmCredential(value, cancellation));

    private bool SetsLlmCredential(SyntaxNode context, CancellationToken cancellation) =>
        _headers.Within(context, cancellation).Any(header => IsLlmCredential(header, cancellation));

    private ImmutableArray<UrlMatch> Match(SyntaxNode at, ImmutableArray<FoldedText> urls, CancellationToken cancellation) =>
        _nearest.Of(at, urls, cancellation).Select(CatalogFor(at).Match).ToImmutableArray();

    private EndpointCatalog CatalogFor(SyntaxNode at) =>
        _catalogs.GetOrAdd(at.SyntaxTree, tree => EndpointCatalog.From(_options.GetOptions(tree)));
}
