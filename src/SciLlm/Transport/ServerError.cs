using System.Text.Json;
using System.Text.RegularExpressions;

namespace SciLlm.Transport;

/// <summary>
/// What a server says about a failure. Servers agree on no shape: <c>{"error":{…}}</c>, <c>{"error":"…"}</c>, <c>{"message":…}</c>,
/// <c>{"detail":…}</c>, a page of HTML and plain text are all read.
/// </summary>
internal sealed partial record ServerError(string? Message, string? Type, string? Code)
{
    private static readonly JsonDocumentOptions Liberal = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Codes and types that mean "pay first": trying again cannot help.</summary>
    private static readonly HashSet<string> QuotaWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "insufficient_quota", "quota_exceeded", "exceeded_current_quota_error", "billing_error", "billing_not_active", "billing_hard_limit_reached",
        "insufficient_balance", "insufficient_credits", "insufficient_funds", "payment_required",
    };

    private static readonly HashSet<string> ContextWords = new(StringComparer.OrdinalIgnoreCase) { "context_length_exceeded", "exceed_context_size_error" };

    private static readonly HashSet<string> FilterWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation", "moderation_blocked",
    };

    public static ServerError Nothing { get; } = new(null, null, null);

    /// <summary>What the error is about; never guessed from its message.</summary>
    public RefusalKind Refusal =>
        IsOneOf(QuotaWords) ? RefusalKind.Quota
        : IsOneOf(ContextWords) ? RefusalKind.ContextTooLong
        : IsOneOf(FilterWords) ? RefusalKind.ContentFiltered
        : RefusalKind.Other;

    /// <summary>The status hidden in a code, as gateways do that answer 200 to everything.</summary>
    public int? StatusInCode => int.TryParse(Code, out var status) && status is >= 400 and <= 599 ? status : null;

    public static ServerError Read(string body)
    {
        if (string.IsNullOrWhiteSpace(body)) return Nothing;
        try
        {
            using var document = JsonDocument.Parse(body, Liberal);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new ServerError(Title().Match(body) is { Success: true } title ? title.Groups[1].Value : body, null, null);
        }
    }

    /// <summary>Reads the value after the current member's name; null when it says that there is no error.</summary>
    public static ServerError? ReadNext(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType is JsonTokenType.Null or JsonTokenType.False ? null : Read(JsonElement.ParseValue(ref json));
    }

    public static ServerError Read(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Object when Member(body, "error") is { } error => Read(error) with { Type = Text(error, "type") ?? Text(body, "type"), Code = Text(error, "code") ?? Text(body, "code") },
        JsonValueKind.Object when Member(body, "errors") is { } errors => Read(errors),
        JsonValueKind.Object when Member(body, "detail") is { ValueKind: JsonValueKind.Object } detail => Read(detail),
        JsonValueKind.Object => new(Text(body, "message") ?? Text(body, "detail") ?? Text(body, "msg") ?? body.GetRawText(), Text(body, "type"), Text(body, "code")),
        JsonValueKind.Array when body.GetArrayLength() > 0 => Read(body[0]),
        JsonValueKind.String => new(body.GetString(), null, null),
        _ => new(body.GetRawText(), null, null),
    };

    private bool IsOneOf(HashSet<string> words) => (Type is not null && words.Contains(Type)) || (Code is not null && words.Contains(Code));

    private static JsonElement? Member(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False) ? value : null;

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind != JsonValueKind.Object || Member(body, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    [GeneratedRegex("<title[^>]*>([^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();
}
