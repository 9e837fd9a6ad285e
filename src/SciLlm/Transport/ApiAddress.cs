using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SciLlm.Transport;

/// <summary>
/// An API base turned into the addresses to call. A base may come with or without its version: <c>/v1</c> is added only where the
/// path names no version of its own and is not a deployment's.
/// </summary>
internal sealed partial class ApiAddress
{
    private const string ChatSuffix = "/chat/completions";

    private ApiAddress(Uri root, string path, string modelsPath)
    {
        Base = root.GetLeftPart(UriPartial.Authority) + path;
        ChatCompletions = Combine(root, path + ChatSuffix);
        ChatCompletionsText = ChatCompletions.GetLeftPart(UriPartial.Path);
        Models = Combine(root, modelsPath + "/models");
    }

    /// <summary>Scheme, host and path; no query, which may hold a secret.</summary>
    public string Base { get; }

    public Uri ChatCompletions { get; }

    /// <summary><see cref="ChatCompletions"/> without its query, for people to read.</summary>
    public string ChatCompletionsText { get; }

    public Uri Models { get; }

    public static bool TryParse(string apiBase, bool allowInsecureTransport, [NotNullWhen(true)] out ApiAddress? address, out string? problem)
    {
        address = null;
        if (!ServiceRoot.TryParse(apiBase, "the API base", "https://llm.chutes.ai/v1", allowInsecureTransport, out var root, out problem)) return false;

        var path = root.AbsolutePath.TrimEnd('/');
        if (path.EndsWith(ChatSuffix, StringComparison.OrdinalIgnoreCase))
        {
            // The whole endpoint was given: it says exactly where to go, so no version is added.
            path = path[..^ChatSuffix.Length];
        }
        else if (!VersionSegment().IsMatch(path) && !Deployment().IsMatch(path))
        {
            path += "/v1";
        }

        // A deployment's address has no model list of its own; the resource above it does.
        address = new ApiAddress(root, path, Deployment().Replace(path, "/openai"));
        return true;
    }

    private static Uri Combine(Uri root, string path) =>
        new(root.GetLeftPart(UriPartial.Authority) + path + root.Query);

    [GeneratedRegex(@"/v\d+((alpha|beta)\d*|\.\d+)?(?=/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VersionSegment();

    [GeneratedRegex(@"/openai/deployments/[^/]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Deployment();
}
