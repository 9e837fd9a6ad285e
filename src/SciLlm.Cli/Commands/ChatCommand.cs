using System.CommandLine;
using Microsoft.Extensions.AI;
using SciLlm.Cli.Calling;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm chat</c>: one question, its answer as it comes.</summary>
internal static class ChatCommand
{
    public const string Name = "chat";

    public static Command Create()
    {
        var call = new CallOptions();
        var prompt = new Argument<string?>("PROMPT")
        {
            Description = "What to ask; - for standard input, which is read too when nothing else says what to ask.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var file = new Option<string?>("--file") { Description = "A file to ask with; a PROMPT goes before it.", HelpName = "FILE" };
        var system = new Option<string?>("--system") { Description = "The system message.", HelpName = "TEXT" };
        var images = new Option<string[]>("--image") { Description = "An image to ask about: a file, or an https address that is passed on. May be given several times.", HelpName = "FILE|URL" };
        var json = new Option<bool>("--json") { Description = "Asks for a JSON object; any other answer is an error." };
        var maxTokens = NumberOption.Count("--max-tokens", "The longest answer, in tokens.");
        var temperature = NumberOption.Amount("--temperature", "The temperature.", "T");
        var command = new Command(Name, "Asks a model and prints its answer as it comes. Exit code: 0 answered, 1 the call failed, 2 could not be tried, 130 interrupted.")
        {
            prompt,
            file,
            system,
            images,
            json,
            maxTokens,
            temperature,
        };
        call.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = ReadPrompt(parsed.GetValue(prompt), parsed.GetValue(file), call.ReadsStandardInput(parsed));
            var asksForJson = parsed.GetValue(json);
            var request = new CompletionRequest
            {
                Messages = Messages(parsed.GetValue(system), text, parsed.GetValue(images) ?? []),
                MaxTokens = parsed.GetValue(maxTokens),
                Temperature = parsed.GetValue(temperature),
                ResponseFormat = asksForJson ? ChatResponseFormat.Json : null,
                JsonStrict = asksForJson,
            };
            using var client = call.CreateClient(parsed, request);
            return asksForJson ? await AnswerWholeAsync(client, request, cancellationToken) : await StreamedAnswer.PrintAsync(client, request, cancellationToken);
        });
        return command;
    }

    /// <summary>JSON is checked before any of it is printed, so that what is printed is JSON.</summary>
    private static async Task<int> AnswerWholeAsync(SciLlmClient client, CompletionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            Console.WriteLine((await Progress.ShowAsync("Waiting for the answer…", () => client.CompleteAsync(request, cancellationToken))).Content);
            return ExitCode.Clean;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static ChatMessage[] Messages(string? system, string prompt, string[] images)
    {
        var user = new ChatMessage(ChatRole.User, [new TextContent(prompt), .. images.Select(Image)]);
        return system is null ? [user] : [new(ChatRole.System, system), user];
    }

    private static AIContent Image(string image)
    {
        try
        {
            return PavedCall.ImageOf(image);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new CommandFailedException($"The image cannot be used: {e.Message} Give a file, an http address or a data URI.");
        }
    }

    private static string ReadPrompt(string? prompt, string? file, bool keyComesFromStandardInput)
    {
        var readsStandardInput = prompt == "-" || (prompt is null && file is null && Console.IsInputRedirected);
        if (readsStandardInput && keyComesFromStandardInput)
            throw new CommandFailedException("Standard input cannot hold both the API key and what to ask; give one of them otherwise.");
        string?[] parts = [readsStandardInput ? Console.In.ReadToEnd() : prompt, file is null ? null : File.ReadAllText(file)];
        var text = string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return text.Length > 0 ? text : throw new CommandFailedException("There is nothing to ask: give a PROMPT, a --file, or text on standard input.");
    }
}
