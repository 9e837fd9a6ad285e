namespace SciLlm.Authentication;

/// <summary>The caller's own headers: added as they are, unless they authenticate or describe the body.</summary>
internal static class CallerHeaders
{
    private static readonly HashSet<string> Authenticating =
        new(["Authorization", "Proxy-Authorization", "x-api-key", "api-key", "x-goog-api-key"], StringComparer.OrdinalIgnoreCase);

    public static string? Problem(IReadOnlyDictionary<string, string>? headers)
    {
        if (headers is null || headers.Count == 0) return null;

        using var probe = new HttpRequestMessage();
        foreach (var (name, value) in headers)
        {
            if (Authenticating.Contains(name.Trim()))
                return $"ExtraHeaders holds '{name}'; authentication is the client's: remove the header and set ApiKey";
            if (!TryAdd(probe, name, value))
                return $"ExtraHeaders holds '{name}', which cannot be sent as a request header; remove it or correct it";
        }

        return null;
    }

    public static void AddTo(HttpRequestMessage request, IReadOnlyDictionary<string, string>? headers)
    {
        if (headers is null) return;
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static bool TryAdd(HttpRequestMessage request, string name, string value) =>
        value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0 && request.Headers.TryAddWithoutValidation(name, value);
}
