using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>Makes a <see cref="Completion"/> of a whole body, or tells what is wrong with it.</summary>
internal static class CompletionAnswer
{
    public static SciLlmException? TryRead(HttpCall call, HttpResponseMessage response, ReadOnlySpan<byte> body, out Completion? completion)
    {
        completion = null;
        CompletionReader answer;
        try
        {
            answer = CompletionReader.Read(body, expectedId: null, call.Model);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // JSON that begins well was cut off on its way and may come whole next time; a page of a gateway will not.
            return Failures.InvalidResponse(
                call, "not with the JSON of a completion", body, Failures.WithoutKey(call, cause), isTransient: body.StartsWith("{"u8));
        }

        if (answer.Error is { } error) return Failures.FromServer(call, response, error);
        if (!answer.HasChoice) return Failures.InvalidResponse(call, "the answer holds no choice", body);

        var first = answer.First;
        completion = new Completion(body.ToArray())
        {
            Content = first.Content ?? "",
            Usage = answer.Usage,
            FinishReason = first.FinishReason,
            Model = answer.Model ?? call.Model,
            Id = answer.Id,
            CreatedAt = answer.CreatedAt,
            ReasoningContent = first.ReasoningContent,
            Refusal = first.Refusal,
            ToolCalls = ToolCalls(first),
            FirstIndex = first.Index,
            OtherChoices = answer.Others?.Select(ToChoice) ?? [],
        };
        return null;
    }

    private static CompletionChoice ToChoice(ChoiceParts parts) => new()
    {
        Index = parts.Index,
        Content = parts.Content ?? "",
        ReasoningContent = parts.ReasoningContent,
        Refusal = parts.Refusal,
        ToolCalls = ToolCalls(parts),
        FinishReason = parts.FinishReason,
    };

    private static IReadOnlyList<FunctionCallContent> ToolCalls(ChoiceParts parts) =>
        parts.ToolCalls is { Count: > 0 } calls ? [.. calls.Select((call, position) => call.ToContent(position))] : [];
}
