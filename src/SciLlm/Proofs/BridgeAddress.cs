using System.Diagnostics.CodeAnalysis;
using SciLlm.Transport;

namespace SciLlm.Proofs;

/// <summary>A bridge's base turned into the address to call.</summary>
internal sealed record BridgeAddress(string Base, Uri Complete)
{
    public const string Default = "http://127.0.0.1:8787";

    private const string Path = "/bridge/complete";

    public static bool TryParse(
        string text, bool allowsUnencrypted, [NotNullWhen(true)] out BridgeAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        if (!ServiceRoot.TryParse(text, "the base of the Certainly bridge", Default, allowsUnencrypted, out var root, out problem)) return false;

        var path = root.AbsolutePath.TrimEnd('/');
        if (path.EndsWith(Path, StringComparison.OrdinalIgnoreCase)) path = path[..^Path.Length];
        var bridge = root.GetLeftPart(UriPartial.Authority) + path;
        address = new BridgeAddress(bridge, new Uri(bridge + Path + root.Query));
        return true;
    }
}
