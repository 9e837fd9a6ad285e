using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm;

public static partial class Paved
{
    /// <summary>Asks Chutes for JSON and returns it; the contract's <c>chutes_chat_json</c>. Base, key and model are <c>CHUTES_*</c> of the environment.</summary>
    /// <param name="messages">The conversation, oldest first.</param>
    /// <param name="options">What to do otherwise; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SciLlmConfigurationException">The base, key or model is missing; nothing was sent.</exception>
    /// <exception cref="JsonParseException">The answer is not JSON; its <see cref="JsonParseException.Meta"/> holds a sample.</exception>
    /// <exception cref="SciLlmException">The server refused, failed, or could not be reached.</exception>
    public static Task<JsonElement> ChutesChatJsonAsync(
        IReadOnlyList<ChatMessage> messages, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        PavedCall.AtChutes(options).JsonAsync(messages, cancellationToken);

    /// <inheritdoc cref="ChutesChatJsonAsync(IReadOnlyList{ChatMessage}, PavedOptions?, CancellationToken)"/>
    /// <param name="prompt">What to ask.</param>
    /// <param name="options">What to do otherwise; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    public static Task<JsonElement> ChutesChatJsonAsync(string prompt, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        ChutesChatJsonAsync(PavedCall.Say(prompt), options, cancellationToken);

    /// <summary>
    /// Asks a router for JSON and returns it; the contract's <c>chutes_router_json</c>. The router is yours to keep: it remembers how its deployments are
    /// doing from one call to the next.
    /// </summary>
    /// <param name="router">Who picks the deployment.</param>
    /// <param name="request">What to ask; its model names the group. JSON is asked for, and insisted on, whatever it says.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SciLlmConfigurationException">The request cannot be sent; nothing was sent.</exception>
    /// <exception cref="JsonParseException">The answer is not JSON; its <see cref="JsonParseException.Meta"/> holds a sample, and the route.</exception>
    /// <exception cref="SciLlmException">The first failure, when no deployment answered.</exception>
    public static async Task<JsonElement> ChutesRouterJsonAsync(Router router, CompletionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(router);
        ArgumentNullException.ThrowIfNull(request);
        return PavedCall.JsonOf(await router.CompleteAsync(PavedCall.InsistingOnJson(request), cancellationToken).ConfigureAwait(false));
    }
}
