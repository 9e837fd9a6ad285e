namespace SciLlm.Cli.Batches;

/// <summary>What counts of a result, whether it has just come or stands in the output from an earlier run.</summary>
/// <param name="Ok">Whether there is a good answer.</param>
/// <param name="Model">The model that was asked for; null when that was none.</param>
/// <param name="InputTokens">Tokens of the question.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
internal readonly record struct Outcome(bool Ok, string? Model, long InputTokens, long OutputTokens)
{
    public long Tokens => InputTokens + OutputTokens;

    public static Outcome Of(BatchResult result) => new(
        result.Ok,
        result.Response?.Meta.Model ?? result.Error?.Meta?.Model,
        result.Response?.Usage?.InputTokenCount ?? 0,
        result.Response?.Usage?.OutputTokenCount ?? 0);
}
