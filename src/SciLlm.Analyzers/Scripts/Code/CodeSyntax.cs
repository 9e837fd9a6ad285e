namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>How a language with calls and strings is written, as far as finding its HTTP calls needs it.</summary>
internal sealed class CodeSyntax
{
    public static readonly CodeSyntax Python = new()
    {
        HasHashComments = true,
        StringPrefixes = "rRbBfFuUtT",
        HasTripleQuotes = true,
        Callees = new("post", "get", "request", "put", "stream", "urlopen"),
        NotClients = new("app", "router", "api", "server", "blueprint", "bp", "mock", "mocker", "responses", "rsps", "respx", "requests_mock", "httpx_mock", "respx_mock", "environ", "cache"),
        Shells = new("system", "popen", "run", "call", "check_call", "check_output", "Popen", "getoutput", "getstatusoutput", "create_subprocess_shell", "create_subprocess_exec"),
    };

    public static readonly CodeSyntax JavaScript = new()
    {
        HasSlashComments = true,
        HasTemplates = true,
        Callees = new(
            "fetch", "axios", "post", "get", "put", "request", "ajax", "open", "got", "ky", "needle", "$fetch", "ofetch", "fetchEventSource", "EventSource", "stream"),
        NotClients = new("app", "router", "server", "fastify", "api", "rest", "http", "mock", "nock", "fetchMock", "cache", "map", "express", "page", "cy", "window"),
        Shells = new("exec", "execSync", "spawn", "spawnSync", "execFile", "execFileSync", "execa", "$"),
    };

    public static readonly CodeSyntax Ruby = new()
    {
        HasHashComments = true,
        HasBlockComments = true,
        CallsWithoutParentheses = true,
        InterpolatesWith = '#',
        NamesJoinedBy = "::",
        Callees = new("post", "get", "put", "request", "post_form", "open"),
        NotClients = new("app", "router", "routes", "mock", "stub", "cache", "map"),
        Shells = new("system", "exec", "spawn", "popen", "capture2", "capture2e", "capture3"),
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
    public NameSet Callees { get; private init; } = NameSet.Empty;

    /// <summary>Receivers that serve, record or remember requests and do not send them.</summary>
    public NameSet NotClients { get; private init; } = NameSet.Empty;

    /// <summary>The last name of what starts a process.</summary>
    public NameSet Shells { get; private init; } = NameSet.Empty;
}
