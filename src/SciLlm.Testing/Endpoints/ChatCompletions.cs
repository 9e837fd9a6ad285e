using System.Net.Mime;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SciLlm.Testing.Echo;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Endpoints;

/// <summary><c>POST /v1/chat/completions</c>.</summary>
internal static class ChatCompletions
{
    public static Reply Answer(Exchange exchange, Func<ModelAnswer, ModelAnswer> reword)
    {
        if (!MediaTypeHeaderValue.TryParse(exchange.Context.Request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase))
        {
            return ApiError.Invalid("body", "Send the request as JSON, with 'Content-Type: application/json'.").ToReply();
        }

        try
        {
            using var body = JsonDocument.Parse(exchange.Body);
            return Answer(body.RootElement, exchange, reword);
        }
        catch (JsonException malformed)
        {
            return ApiError.Invalid("body", $"We could not parse the JSON body of your request: {malformed.Message}").ToReply();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArithmeticException)
        {
            // A schema may hold anything anywhere: what cannot be read as a schema shows here.
            return ApiError.Invalid("body", $"A part of the request is not of the type it should be: {wrong.Message}").ToReply();
        }
    }

    private static Reply Answer(JsonElement body, Exchange exchange, Func<ModelAnswer, ModelAnswer> reword)
    {
        if (ChatRequestRules.FirstProblem(body) is { } problem)
        {
            return problem.ToReply();
        }

        var request = new ChatRequest(body);
        if (!exchange.Options.Models.Contains(request.Model))
        {
            return ModelList.NotFound(request.Model).ToReply();
        }

        var answer = reword(EchoModel.Answer(request, exchange.Number));
        var envelope = new Envelope($"chatcmpl-{exchange.Number}", exchange.Options.TimeProvider.GetUtcNow(), request.Model);
        return request.Stream
            ? Reply.Stream(CompletionStream.Events(answer, envelope, request.IncludeUsage))
            : Reply.Whole(200, Reply.Json, CompletionBody.Write(answer, envelope));
    }
}
