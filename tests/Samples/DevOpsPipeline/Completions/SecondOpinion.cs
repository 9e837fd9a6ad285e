using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace DevOpsPipeline.Completions;

/// <summary>Asks another vendor, with its own client.</summary>
public sealed class SecondOpinion(IOptions<LlmOptions> options)
{
    private readonly ChatClient _chat = new("gpt-4o-mini", options.Value.ApiKey);

    public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        var answer = await _chat.CompleteChatAsync([new UserChatMessage(question)], cancellationToken: cancellationToken);
        return answer.Value.Content[0].Text;
    }
}
