using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>
/// What reaches an LLM call: makes one, or calls a method of this compilation that does, at most four calls away. It is asked only about code that
/// looks like trouble.
/// </summary>
internal sealed class LlmCallGraph
{
    private const int MaxDepth = 4;

    private readonly SemanticModels _models;
    private readonly LlmEndpoints _endpoints;
    private readonly CallSites _callSites;
    private readonly ConcurrentDictionary<InvocationExpressionSyntax, bool> _calls = new();
    private readonly ConcurrentDictionary<(int Depth, bool WhoseFailureLeaves), ConcurrentDictionary<IMethodSymbol, bool>> _methods = new();

    public LlmCallGraph(SemanticModels models, LlmEndpoints endpoints)
    {
        (_models, _endpoints, _callSites) = (models, endpoints, new CallSites(models));
        Candidates = new ReachingCalls(models, MaxDepth);
    }

    /// <summary>The gate: which calls are worth a question at all.</summary>
    public ReachingCalls Candidates { get; }

    /// <summary>The calls in a piece of code that reach an LLM, in their order.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsIn(SyntaxNode code, CancellationToken cancellation) =>
        Find(code, MaxDepth, whoseFailureLeaves: false, cancellation);

    /// <summary>Those of them whose failure comes out of the code, and not back as a value.</summary>
    public IEnumerable<InvocationExpressionSyntax> FailingCallsIn(SyntaxNode code, CancellationToken cancellation) =>
        Find(code, MaxDepth, whoseFailureLeaves: true, cancellation)
            .Concat(DeferredCalls.AwaitedIn(code).SelectMany(origin => Find(origin, MaxDepth, whoseFailureLeaves: true, cancellation)));

    public bool Reaches(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        Candidates.Contain(call) && Reaches(call, MaxDepth, whoseFailureLeaves: false, cancellation);

    /// <summary>Whether those who may be meant by a call that reaches an LLM are LLMs, and not one beside others that do without.</summary>
    public bool IsAlwaysReachedBy(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var around = call.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var meant = _models.Callees(call, cancellation)
            .SelectMany(callee => _models.StandIns((callee.ReducedFrom ?? callee).OriginalDefinition, cancellation))
            .SelectMany(each => _models.Declarations(each, cancellation))
            .Where(each => each is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null } && around?.Span.Contains(each.Span) != true)
            .ToLookup(each => Find(each, MaxDepth - 1, whoseFailureLeaves: false, cancellation).Any());
        return !meant[false].Any() || meant[true].Skip(1).Any();
    }

    private IEnumerable<InvocationExpressionSyntax> Find(SyntaxNode code, int depth, bool whoseFailureLeaves, CancellationToken cancellation) =>
        ExecutedCode.Calls(code, whoseFailureLeaves).Where(call =>
            Candidates.Contain(call) && Reaches(call, depth, whoseFailureLeaves, cancellation) && !(whoseFailureLeaves && IsLeftAlone(call, cancellation)));

    /// <summary>A task that nobody awaits or keeps: its failure comes out nowhere.</summary>
    private bool IsLeftAlone(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } }
        && (_models.Symbol(call, cancellation) is IMethodSymbol { ReturnType: var returned } ? returned.Name is "Task" or "ValueTask" : call.Expression.SimpleName()!.Identifier.ValueText.EndsWith("Async", StringComparison.Ordinal));

    private bool Reaches(InvocationExpressionSyntax call, int depth, bool whoseFailureLeaves, CancellationToken cancellation) =>
        _calls.GetOrAdd(call, _ => IsLlmCall(call, cancellation))
        || depth > 0 && _models.Callees(call, cancellation).Any(callee => callee.MethodKind == MethodKind.DelegateInvoke
            ? Passed(call, cancellation).ToList() is { Count: > 0 } functions
                ? functions.Any(function => Find(function, depth - 1, whoseFailureLeaves, cancellation).Any())
                : IsHandedAnLlm(call, cancellation)
            : Reaches((callee.ReducedFrom ?? callee).OriginalDefinition, depth - 1, whoseFailureLeaves, cancellation));

    /// <summary>A method, or whatever overrides or implements it here.</summary>
    private bool Reaches(IMethodSymbol method, int depth, bool whoseFailureLeaves, CancellationToken cancellation) => _methods
        .GetOrAdd((depth, whoseFailureLeaves), static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(method, _ => _models.StandIns(method, cancellation)
            .SelectMany(each => _models.Declarations(each, cancellation))
            .Any(declaration => Find(declaration, depth, whoseFailureLeaves, cancellation).Any()));

    private bool IsLlmCall(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        LlmSdkCalls.IsOne(call, _models, cancellation)
        || _endpoints.Transports.Recognize(call, cancellation) is { Fetches: false } transport
            && _endpoints.Judge(transport, cancellation) is { IsLlmCall: true, Kind: not (EndpointKind.Models or EndpointKind.Proofs or EndpointKind.OtherService) } verdict
            && (verdict.Url is not null || call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || !Vendors.IsOtherServiceNamedIn(type.Identifier.ValueText));

    /// <summary>The lambdas that callers pass for the delegate that is called here.</summary>
    private IEnumerable<SyntaxNode> Passed(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        _models.Symbol(call.Expression, cancellation) is IParameterSymbol parameter
            ? _callSites.ArgumentsFor(parameter, cancellation).OfType<AnonymousFunctionExpressionSyntax>()
            : [];

    /// <summary><c>operation(provider)</c>, where nothing here says what the operation is: a provider is handed over to be asked.</summary>
    private bool IsHandedAnLlm(InvocationExpressionSyntax call, CancellationToken cancellation) => call.ArgumentList.Arguments
        .Any(argument => _models.Type(argument.Expression, cancellation) is { TypeKind: TypeKind.Interface } type && LlmSdkCalls.SpeaksOfLlm(type));

    /// <summary>Which models there are is no question to one of them.</summary>
    public static bool IsListing(string method) => Vendors.SplitWords(method).ToList() is var words
        && (words.Contains("models") || words.Contains("model") && words.Any(static word => word is "names" or "list" or "ids"));
}
