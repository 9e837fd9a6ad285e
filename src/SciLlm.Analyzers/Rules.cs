namespace SciLlm.Analyzers;

/// <summary>Every descriptor: id, family, severity, title and message on one screen.</summary>
internal static class Rules
{
    private const string HelpPage = "https://github.com/scillm/scillm-dotnet/blob/main/rules.md";
    private const string TurnedOffTitle = "A rule is turned off without an exception";
    private const string TurnedOffMessage = "{0} turns {1} off{2}, and no entry of EXCEPTIONS.md says why and until when; add one, or repair what is hidden";

    public static readonly DiagnosticDescriptor HandSetHeader = Rule("SCILLM101", Families.Authentication, DiagnosticSeverity.Warning,
        "An Authorization, x-api-key or api-key header is set by hand for an LLM call",
        "'{0}' is set by hand for {1}; {2}");

    public static readonly DiagnosticDescriptor UntracedHeader = Rule("SCILLM102", Families.Authentication, DiagnosticSeverity.Hidden,
        "An authentication header is set by hand, and the code does not say for which endpoint",
        "'{0}' is set by hand, and the code does not say where the request goes; if that is an LLM, give the key to SciLlmClient as ApiKey");

    public static readonly DiagnosticDescriptor LiteralApiKey = Rule("SCILLM103", Families.Authentication, DiagnosticSeverity.Warning,
        "An API key is written into the code",
        "An API key{0} is written into the code; read it from the environment variable {1}");

    public static readonly DiagnosticDescriptor RawCompletionCall = Rule("SCILLM201", Families.Transport, DiagnosticSeverity.Warning,
        "An HTTP call to chat/completions does not go through SciLlm",
        "'{0}' calls {1} directly; {2}");

    public static readonly DiagnosticDescriptor RawModelList = Rule("SCILLM202", Families.Transport, DiagnosticSeverity.Warning,
        "An HTTP call to the models endpoint does not go through SciLlm",
        "'{0}' calls {1} directly; {2}");

    public static readonly DiagnosticDescriptor StartedCall = Rule("SCILLM203", Families.Transport, DiagnosticSeverity.Warning,
        "A process is started to make an LLM call",
        "'{0}' starts {1} to call {2}; {3}");

    public static readonly DiagnosticDescriptor RawScriptCall = Rule("SCILLM204", Families.Transport, DiagnosticSeverity.Warning,
        "A script makes an LLM call that does not go through SciLLM",
        "{0}; {1}");

    public static readonly DiagnosticDescriptor OtherClient = Rule("SCILLM205", Families.Transport, DiagnosticSeverity.Info,
        "Another LLM client is constructed directly",
        "'{0}' is an LLM client beside SciLlm, with keys, retries and failures of its own; ask through SciLlmClient");

    public static readonly DiagnosticDescriptor BatchWithoutModel = Rule("SCILLM301", Families.Batches, DiagnosticSeverity.Warning,
        "A batch request has no model",
        "This request goes to '{0}' without a model; set Model on it");

    public static readonly DiagnosticDescriptor UncheckedBatchResult = Rule("SCILLM302", Families.Batches, DiagnosticSeverity.Warning,
        "A batch item is read without a look at its error",
        "'{0}' is read here, but whether the item failed was never looked at; call EnsureOk(), or look at Ok or Error first");

    public static readonly DiagnosticDescriptor SilentBatchWait = Rule("SCILLM303", Families.Batches, DiagnosticSeverity.Info,
        "A batch can wait silently",
        "This batch {0}, and nobody hears of it meanwhile; start from BatchOptions.Recommended");

    public static readonly DiagnosticDescriptor SwallowedPreflight = Rule("SCILLM401", Families.Preflight, DiagnosticSeverity.Warning,
        "A preflight failure is swallowed",
        "The failure of '{0}' is swallowed here{1}; let it reach the caller with its PreflightDetails");

    public static readonly DiagnosticDescriptor UnseenPreflight = Rule("SCILLM402", Families.Preflight, DiagnosticSeverity.Warning,
        "A preflight result that nobody looks at",
        "Nobody looks at the result of '{0}', so a failure goes unseen; call EnsureOk(), or pass its Details on");

    public static readonly DiagnosticDescriptor BlockingPreflight = Rule("SCILLM403", Families.Preflight, DiagnosticSeverity.Warning,
        "A preflight blocks async code",
        "'{0}' blocks the thread that this async code runs on; await SanityPreflightAsync");

    public static readonly DiagnosticDescriptor SwallowedFailure = Rule("SCILLM404", Families.Preflight, DiagnosticSeverity.Info,
        "The failure of an LLM call is swallowed",
        "The failure of '{0}' is swallowed here{1}; let it reach the caller");

    public static readonly DiagnosticDescriptor HandWrittenFallback = Rule("SCILLM501", Families.Routing, DiagnosticSeverity.Warning,
        "Other models, bases or keys are tried by hand after a failure",
        "After a failure '{0}' is tried by hand with another model, base, key or provider; leave that to Router, or let the failure reach the caller");

    public static readonly DiagnosticDescriptor ThinWrapper = Rule("SCILLM502", Families.Routing, DiagnosticSeverity.Info,
        "A type only wraps Router or SciLlmClient",
        "'{0}' only passes calls on to {1}; use {1} itself");

    public static readonly DiagnosticDescriptor UnrequestedJson = Rule("SCILLM601", Families.Json, DiagnosticSeverity.Info,
        "Content is parsed as JSON from a request that did not ask for JSON",
        "'{0}' expects JSON, but the request did not ask for it; set ResponseFormat to ChatResponseFormat.Json");

    public static readonly DiagnosticDescriptor RawProof = Rule("SCILLM701", Families.Proofs, DiagnosticSeverity.Warning,
        "The Certainly bridge is called over HTTP, or the prover is started, by hand",
        "'{0}' goes to {1} by hand; {2}");

    public static readonly DiagnosticDescriptor OutcomeReadFromText = Rule("SCILLM702", Families.Proofs, DiagnosticSeverity.Info,
        "A proof's outcome is read from its message text",
        "The outcome of a proof is read from the text of '{0}', which is for people; look at {1}");

    public static readonly DiagnosticDescriptor SolverSettingOnItem = Rule("SCILLM703", Families.Proofs, DiagnosticSeverity.Info,
        "Solver settings are put on items",
        "'{0}' is a setting of the solver and not of a requirement; set ProofOptions.{1}");

    public static readonly DiagnosticDescriptor ExpiredException = Rule("SCILLM901", Families.Governance, DiagnosticSeverity.Warning,
        "An exception has ended",
        "The exception from {0} for '{1}' ended on {2}; repair what it covered, or agree with {3} on another day");

    public static readonly DiagnosticDescriptor UnreadableException = Rule("SCILLM902", Families.Governance, DiagnosticSeverity.Warning,
        "An exception cannot be read, or has no end, or one too far away",
        "This exception covers nothing: {0}");

    public static readonly DiagnosticDescriptor UnlistedSuppression = Rule("SCILLM903", Families.Governance, DiagnosticSeverity.Warning,
        TurnedOffTitle, TurnedOffMessage);

    /// <summary>The same, where only the whole project shows it.</summary>
    public static readonly DiagnosticDescriptor UnlistedSetting = Rule("SCILLM903", Families.Governance, DiagnosticSeverity.Warning,
        TurnedOffTitle, TurnedOffMessage, WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnusedException = Rule("SCILLM904", Families.Governance, DiagnosticSeverity.Info,
        "An exception covers nothing any more",
        "Nothing in '{1}' needs the exception from {0} any more; remove the entry");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        HandSetHeader,
        UntracedHeader,
        LiteralApiKey,
        RawCompletionCall,
        RawModelList,
        StartedCall,
        RawScriptCall,
        OtherClient,
        BatchWithoutModel,
        UncheckedBatchResult,
        SilentBatchWait,
        SwallowedPreflight,
        UnseenPreflight,
        BlockingPreflight,
        SwallowedFailure,
        HandWrittenFallback,
        ThinWrapper,
        UnrequestedJson,
        RawProof,
        OutcomeReadFromText,
        SolverSettingOnItem,
        ExpiredException,
        UnreadableException,
        UnlistedSuppression,
        UnusedException);

    private static DiagnosticDescriptor Rule(string id, string family, DiagnosticSeverity severity, string title, string message, params string[] tags) =>
        new(id, title, message, "SciLlm." + family, severity, isEnabledByDefault: true, helpLinkUri: HelpPage + "#" + id.ToLowerInvariant(), customTags: tags);

    /// <summary>The contract's families; an editorconfig sets one as <c>category-SciLlm.Transport</c>.</summary>
    private static class Families
    {
        public const string Authentication = nameof(Authentication);
        public const string Transport = nameof(Transport);
        public const string Batches = nameof(Batches);
        public const string Preflight = nameof(Preflight);
        public const string Routing = nameof(Routing);
        public const string Json = nameof(Json);
        public const string Proofs = nameof(Proofs);
        public const string Governance = nameof(Governance);
    }
}
