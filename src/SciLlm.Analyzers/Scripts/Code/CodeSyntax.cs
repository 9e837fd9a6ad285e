namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>How a language with calls and strings is written, as far as finding its HTTP calls needs it.</summary>
internal sealed class CodeSyntax
{
    public static readonly CodeSyntax Python = new()
    {
        HasHashComments = true,
        StringPrefixes = "rRbBfFuUtT",
        HasTripleQuotes = true,
        Callees = Names("post", "get", "request", "put", "stream", "urlopen"),
        NotClients = Names("app", "router", "api", "server", "blueprint", "bp", "mock", "mocker", "responses", "rsps", "respx", "requests_mock", "httpx_mock", "respx_mock", "environ", "cache"),
        Shells = Names("system", "popen", "run", "call", "check_call", "check_output", "Popen", "getoutput", "getstatusoutput", "create_subprocess_shell", "create_subprocess_exec"),
    };

    public static readonly CodeSyntax JavaScript = new()
    {
        HasSlashComments = true,
        HasTemplates = true,
        Callees = Names(
            "fetch", "axios", "post", "get", "put", "request", "ajax", "open", "got", "ky", "needle", "$fetch", "ofetch", "fetchEventSource", "EventSource", "stream"),
        NotClients = Names("app", "router", "server", "fastify", "api", "rest", "http", "mock", "nock", "fetchMock", "cache", "map", "express", "page", "cy", "window"),
        Shells = Names("exec", "execSync", "spawn", "spawnSync", "execFile", "execFileSync", "execa", "$"),
    };

    public static readonly CodeSyntax Ruby = new()
    {
        HasHashComments = true,
        HasBlockComments = true,
        CallsWithoutParentheses = true,
        InterpolatesWith = '#',
        NamesJoinedBy = "::",
        Callees = Names("post", "get", "put", "request", "post_form", "open"),
        NotClients = Names("app", "router", "routes", "mock", "stub", "cache", "map"),
        Shells = Names("system", "exec", "spawn", "popen", "capture2", "capture2e", "capture3"),
    };

    public bool HasHashComments { get; private init; }

    public bool HasSlashComments { get; private init; }

    /// <summary>Ruby's <c>=begin … =end</c>.</summary>
    public bool HasBlockComments { get; private init; }

    public bool HasTripleQuotes { get; private init; }

    /// <summary>JavaScript's <c>`…${x}…`</c>.</summary>
    public bool HasTemplates { get; private init; }

    public bool CallsWithoutParentheses { get; private init; }

    /// <summary>The character before the brace of an interpolation in a double-quoted string; none where only a prefix or a template interpolates.</summary>
    public char InterpolatesWith { get; private init; }

    public string StringPrefixes { get; private init; } = "";

    public string NamesJoinedBy { get; private init; } = ".";

    /// <summary>The last name of what may send a request; what it is given decides.</summary>
    public ImmutableHashSet<string> Callees { get; private init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Receivers that serve, record or remember requests and do not send them.</summary>
    public ImmutableHashSet<string> NotClients { get; private init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The last name of what starts a process.</summary>
    public ImmutableHashSet<string> Shells { get; private init; } = ImmutableHashSet<string>.Empty;

    private static ImmutableHashSet<string> Names(params string[] names) => ImmutableHashSet.Create(names);
}
