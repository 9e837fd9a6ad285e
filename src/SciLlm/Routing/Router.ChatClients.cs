using Microsoft.Extensions.AI;
using SciLlm.ChatClients;

namespace SciLlm;

public sealed partial class Router : ICompletionSource
{
    /// <summary>
    /// This router as an <see cref="IChatClient"/>, as <see cref="SciLlmClient.AsIChatClient"/> makes one of a client. The options' model names the group.
    /// </summary>
    /// <param name="model">The group, deployment or alias for calls whose options name none. Null: the default group.</param>
    /// <returns>A chat client over this router. Disposing it disposes nothing.</returns>
    public IChatClient AsIChatClient(string? model = null) => new SciLlmChatClient(this, model, address: null, model ?? _options.DefaultGroup);
}
