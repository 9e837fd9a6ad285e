using System.Net;
using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.ChatClients;

/// <summary>Asks a chat client, within the limits and retries that every call has.</summary>
internal sealed class ChatClientPipeline(IChatClient chat) : CallPipeline<ChatClientCall, ChatResponse>
{
    protected override ValueTask<ChatResponse> AskAsync(ChatClientCall call, CancellationToken cancellationToken)
    {
        call.Attempts++;

        // A chat client may not listen to the token; the limits hold all the same.
        return new(chat.GetResponseAsync(call.Messages, call.Options, cancellationToken).WaitAsync(cancellationToken));
    }

    protected override ValueTask<AttemptOutcome> TakeAsync(ChatClientCall call, ChatResponse response, CancellationToken cancellationToken)
    {
        call.Accept(response);
        return new(new AttemptOutcome(call, null));
    }

    protected override SciLlmException? Explain(ChatClientCall call, Exception cause) => cause switch
    {
        SciLlmException failure => failure,
        HttpRequestException { StatusCode: { } status } => Refused(call, status, cause),
        HttpRequestException or IOException => new SciLlmException($"The connection of {call.Where} broke: {Failures.Quote(call, cause.Message)}", cause)
        {
            ErrorType = "connection_error",
            IsTransient = true,
        },
        TimeoutException or OperationCanceledException => new SciLlmTimeoutException(
            TimeoutKind.Attempt, $"A time limit of {call.Where} ran out: {Failures.Quote(call, cause.Message)}", cause)
        {
            ErrorType = "timeout",
            IsTransient = true,
        },
        _ => null,
    };

    private static SciLlmException Refused(ChatClientCall call, HttpStatusCode status, Exception cause) =>
        new($"The server of {call.Where} answered HTTP {(int)status}: {Failures.Quote(call, cause.Message)}", cause)
        {
            Status = (int)status,
            ErrorType = "http_error",
            IsTransient = (int)status is 408 or 409 or 429 or >= 500,
        };
}
