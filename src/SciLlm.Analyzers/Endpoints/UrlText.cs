namespace SciLlm.Analyzers.Endpoints;

/// <summary>The parts of a folded URL that decide whose endpoint it is. Everything is lower case.</summary>
internal readonly record struct UrlText(string Host, string Port, string Path)
{
    public static UrlText Parse(string text)
    {
        text = text.Trim().ToLowerInvariant();
        var query = text.IndexOfAny(['?', '#']);
        if (query >= 0)
            text = text.Substring(0, query);

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme >= 0 ? text.Substring(scheme + 3) : text;
        if (scheme < 0 && !LooksLikeAuthority(rest))
            return new("", "", rest);

        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest.Substring(0, slash);
        var path = slash < 0 ? "" : rest.Substring(slash);
        var user = authority.LastIndexOf('@');
        if (user >= 0)
            authority = authority.Substring(user + 1);
        var colon = authority.LastIndexOf(':');
        return colon < 0
            ? new(authority, "", path)
            : new(authority.Substring(0, colon), authority.Substring(colon + 1), path);
    }

    /// <summary>Whether the code spells out whose server it is: the last two labels of the host.</summary>
    public bool HasKnownHost
    {
        get
        {
            var spelled = Host.Substring(Host.LastIndexOf(FoldedText.Hole) + 1);
            return IsLoopback || (Host.Length == spelled.Length ? spelled.Contains('.') : spelled.TrimStart('.').Contains('.') && spelled[0] == '.');
        }
    }

    public bool IsLoopback => Host is "localhost" or "127.0.0.1" or "0.0.0.0" or "[::1]" or "host.docker.internal";

    /// <summary>A relative URL the code spells out from its first character.</summary>
    public bool IsSpelledOutPath => Host.Length == 0 && Path.Length > 0 && Path[0] != FoldedText.Hole;

    /// <summary>Resolves a relative URL against its base, as the platform does for a rooted path.</summary>
    public static FoldedText Resolve(FoldedText baseUrl, FoldedText relative)
    {
        if (IsAbsolute(relative))
            return relative;
        if (relative.Text.Length > 0 && relative.Text[0] == '/' && baseUrl.Text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0)
        {
            var root = baseUrl.Text.IndexOf('/', scheme + 3);
            if (root >= 0)
                return (baseUrl with { Text = baseUrl.Text.Substring(0, root) }).AppendPath(relative);
        }
        return baseUrl.AppendPath(relative);
    }

    /// <summary>A URL for people to read, without what may be a key: the query, and what stands before an '@'.</summary>
    public static string Shown(string url)
    {
        var shown = url;
        var query = shown.IndexOf('?');
        if (query >= 0)
            shown = shown.Substring(0, query) + "?…";
        var authority = shown.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = authority < 3 ? -1 : shown.IndexOf('/', authority);
        var user = authority < 3 ? -1 : shown.LastIndexOf('@', (path < 0 ? shown.Length : path) - 1);
        return user < authority ? shown : shown.Remove(authority, user + 1 - authority);
    }

    public static bool IsAbsolute(FoldedText url) => url.Text.Contains("://") || url.Text.StartsWith("//", StringComparison.Ordinal);

    /// <summary><c>api.example.com/v1</c>, the scheme being added elsewhere.</summary>
    private static bool LooksLikeAuthority(string text)
    {
        var slash = text.IndexOf('/');
        var first = slash < 0 ? text : text.Substring(0, slash);
        return first.EndsWith(".com", StringComparison.Ordinal) || first.EndsWith(".ai", StringComparison.Ordinal)
            || first.EndsWith(".io", StringComparison.Ordinal) || first.EndsWith(".net", StringComparison.Ordinal)
            || first.EndsWith(".org", StringComparison.Ordinal) || first.EndsWith(".dev", StringComparison.Ordinal);
    }
}
