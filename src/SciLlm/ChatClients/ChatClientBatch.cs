using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using SciLlm.Authentication;
using SciLlm.Batches;
using SciLlm.Transport;

namespace SciLlm.ChatClients;

/// <summary>The batch that every client shares, over a chat client.</summary>
internal static class ChatClientBatch
{
    public static CompletionBatch<ChatClientCall> Over(IChatClient chat, BatchOptions? given)
    {
        var options = BatchOptions.EnsureUsable(given);
        var time = options.TimeProvider ?? TimeProvider.System;
        var retries = options.Tenacious ? int.MaxValue : new SciLlmClientOptions().MaxRetries;
        var retry = new RetryPolicy(time, retries, RetryPolicy.LongestBatchBackoff, Random.Shared.NextDouble);
        var target = new ChatTarget(chat);
        var pipeline = new ChatClientPipeline(chat);
        var repairs = options.RepairInvalidJson ?? SciLlmEnvironment.Process.RepairInvalidJson;
        return new CompletionBatch<ChatClientCall>(options, repairs, retry, time, NullLogger.Instance)
        {
            Problem = target.Problem,
            NewCall = (request, gate) =>
            {
                if (target.Problem(request) is { } problem) throw SciLlmConfigurationException.For($"The request cannot be sent: {problem}.");
                return new ChatClientCall(request, target)
                {
                    Key = Credential.None,
                    Model = request.Model ?? target.DefaultModel,
                    Provider = target.Provider,
                    AttemptTimeout = request.Timeout ?? options.Timeout,
                    Retry = retry,
                    Time = time,
                    Log = NullLogger.Instance,
                    Gate = gate,
                };
            },
            SendAsync = pipeline.SendAsync,
        };
    }
}
