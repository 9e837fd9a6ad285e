namespace SciLlm.Cli.Calling;

/// <summary>Prints an answer while it comes: the answer alone on standard output, what there is to say about it on standard error.</summary>
internal static class StreamedAnswer
{
    public static async Task<int> PrintAsync(SciLlmClient client, CompletionRequest request, CancellationToken cancellationToken)
    {
        var (isInLine, refusal, end) = (false, "", default(string));
        try
        {
            await foreach (var update in client.StreamAsync(request, cancellationToken))
            {
                refusal += update.Refusal;
                end = update.FinishReason?.Value ?? end;
                if (update.Content.Length == 0)
                    continue;
                await Console.Out.WriteAsync(update.Content);
                await Console.Out.FlushAsync(CancellationToken.None);
                isInLine = !update.Content.EndsWith('\n');
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            if (isInLine)
                Console.WriteLine();
        }
        return Judge(refusal, end);
    }

    private static int Judge(string refusal, string? end)
    {
        var problem = refusal.Length > 0 ? $"The model refused: {refusal}"
            : end == "length" ? "The answer was cut off; raise --max-tokens, or ask for less."
            : end == "content_filter" ? "The answer was held back by the server's content filter."
            : null;
        if (problem is null)
            return ExitCode.Clean;
        Console.Error.WriteLine(problem);
        return ExitCode.Unsuccessful;
    }
}
