using System.Text.Json;

namespace SciLlm.Testing.Endpoints;

/// <summary>An error in OpenAI's shape: <c>{"error":{"message":…,"type":…,"param":…,"code":…}}</c>.</summary>
internal sealed record ApiError(int Status, string Message, string Type = "invalid_request_error", string? Param = null, string? Code = null)
{
    public static ApiError Invalid(string param, string message) => new(400, message, Param: param);

    /// <summary>What OpenAI's servers say with a status, more or less, when a script gives no body.</summary>
    public static ApiError For(int status) => status switch
    {
        401 => new(status, "Incorrect API key provided.", Code: "invalid_api_key"),
        429 => new(status, "Rate limit reached for requests.", "requests", Code: "rate_limit_exceeded"),
        >= 500 => new(status, "The server had an error while processing your request.", "server_error"),
        _ => new(status, $"The request failed with status {status}."),
    };

    public Reply ToReply() => Reply.Whole(Status, Reply.Json, ToJson());

    public byte[] ToJson() => JsonBody.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", Message);
        json.WriteString("type", Type);
        json.WriteString("param", Param);
        json.WriteString("code", Code);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
