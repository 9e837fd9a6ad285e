using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SciLlm.Authentication;

/// <summary>An API key that can be sent, recognised and blotted out, but not printed.</summary>
internal sealed class Credential
{
    private const string Scheme = "Bearer";
    private const string Blot = "[redacted]";

    // A shorter "key" is a placeholder for a server that needs none; blotting it out would eat ordinary words.
    private const int ShortestSecret = 6;
    private const int LongestSecret = 16 << 10;

    private readonly string _key;
    private readonly string _bearer;

    private Credential(string key) => (_key, _bearer) = (key, $"{Scheme} {key}");

    /// <summary>For a service that asks for no key: nothing is sent.</summary>
    public static Credential None { get; } = new("");

    public bool IsNone => _key.Length == 0;

    /// <summary>Tells keys apart without holding them.</summary>
    public UInt128 Fingerprint
    {
        get
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(_key), hash);
            return BinaryPrimitives.ReadUInt128LittleEndian(hash);
        }
    }

    /// <summary>Takes a key as people paste it: with a line end, or with the <c>Bearer</c> of the header it was copied from.</summary>
    public static bool TryParse(string key, out Credential? credential)
    {
        var text = key.Trim();
        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (text.Length == Scheme.Length || char.IsWhiteSpace(text[Scheme.Length])))
            text = text[Scheme.Length..].TrimStart();
        var usable = text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
        credential = usable ? new Credential(text) : null;
        return usable;
    }

    public void Sign(HttpRequestHeaders headers, AuthStyle style)
    {
        if (IsNone) return;
        if (style == AuthStyle.Bearer) headers.TryAddWithoutValidation("Authorization", _bearer);
        else headers.TryAddWithoutValidation("x-api-key", _key);
    }

    public static void Unsign(HttpRequestHeaders headers)
    {
        headers.Remove("Authorization");
        headers.Remove("x-api-key");
    }

    public bool IsIn(string text) => _key.Length >= ShortestSecret && Spellings().Any(spelling => text.Contains(spelling, StringComparison.Ordinal));

    public string Redact(string text)
    {
        if (_key.Length < ShortestSecret) return text;
        foreach (var spelling in Spellings()) text = text.Replace(spelling, Blot, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Redacts a text that was cut off. A key cut in two would not be recognised, so the end of the text is dropped.</summary>
    public string RedactCut(string text)
    {
        var safe = Redact(text);
        return safe[..^Math.Min(safe.Length, LongestSecret)];
    }

    public override string ToString() => Blot;

    // As sent, and as a server may quote it: inside JSON, inside an address, or decoded back to base64.
    private IEnumerable<string> Spellings() =>
    [
        _key,
        JsonEncodedText.Encode(_key).Value,
        _key.Replace("/", "\\/", StringComparison.Ordinal),
        Uri.EscapeDataString(_key),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(_key)),
    ];
}
