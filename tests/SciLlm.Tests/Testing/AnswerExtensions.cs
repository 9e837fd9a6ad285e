using System.Text.Json;

namespace SciLlm.Tests.Testing;

/// <summary>The parts of a completion's JSON that tests look at.</summary>
internal static class AnswerExtensions
{
    public static JsonElement Choice(this JsonElement completion) => completion.GetProperty("choices")[0];

    public static JsonElement Message(this JsonElement completion) => completion.Choice().GetProperty("message");

    public static string? Content(this JsonElement completion) => completion.Message().GetProperty("content").GetString();

    public static string? FinishReason(this JsonElement completion) => completion.Choice().GetProperty("finish_reason").GetString();

    public static string? Error(this JsonElement body, string member) => body.GetProperty("error").GetProperty(member).GetString();
}
