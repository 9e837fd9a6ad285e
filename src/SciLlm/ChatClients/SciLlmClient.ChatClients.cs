using Microsoft.Extensions.AI;
using SciLlm.ChatClients;

namespace SciLlm;

public sealed partial class SciLlmClient : ICompletionSource
{
    /// <summary>
    /// This client as an <see cref="IChatClient"/>, for code written against Microsoft.Extensions.AI and for its middleware, such as function
    /// invocation. What <see cref="ChatOptions"/> has no property for is set on a <see cref="CompletionRequest"/> that
    /// <see cref="ChatOptions.RawRepresentationFactory"/> returns; its messages are those of the call.
    /// </summary>
    /// <param name="model">The model for calls whose options name none. Null: see <see cref="CompletionRequest.Model"/>.</param>
    /// <returns>A chat client over this client. Disposing it does not dispose this one.</returns>
    /// <example><code>
    /// IChatClient chat = client.AsIChatClient().AsBuilder().UseFunctionInvocation().Build();
    /// </code></example>
    public IChatClient AsIChatClient(string? model = null) => new SciLlmChatClient(this, model, _resolver.DefaultAddress, model ?? _resolver.DefaultModel);
}
