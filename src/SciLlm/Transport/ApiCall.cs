namespace SciLlm.Transport;

/// <summary>A call of an OpenAI-compatible API: a completion, or without a body the list of models.</summary>
internal abstract class ApiCall : HttpCall
{
    public required ApiAddress Api { get; init; }

    public override string Base => Api.Base;

    public override Uri Address => Body is null ? Api.Models : Api.ChatCompletions;

    public override string Where => Body is null ? base.Where : Api.ChatCompletionsText;

    public override CallAdvice Advice => new()
    {
        BaseSetting = $"ApiBase ({SciLlmEnvironment.ApiBaseName})",
        KeySetting = $"{SciLlmEnvironment.ApiKeyName} (or ApiKey)",
        KeyScope = $", and that it may use the model '{Model}'",
        WhenSlow = "Raise Timeout, or lower MaxTokens.",
        WhenNotFound = $"Check the model '{Model}' (ListModelsAsync shows what the server has) and the base {Base}.",
        WhenTooLarge = "shorten the messages or use smaller images",
        Service = "an OpenAI-compatible API",
    };
}
