using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using SciLlm.Authentication;
using SciLlm.Json;

namespace SciLlm;

/// <summary>A call of <see cref="Paved"/>: where it goes, as whom and with which model.</summary>
internal sealed class PavedCall
{
    private const string OpenRouter = "https://openrouter.ai/api/v1";
    private const string PickedByOpenRouter = "openrouter/auto";
    private const string AnyImage = "image/*";

    private readonly SciLlmClient _client;
    private readonly CompletionRequest _request;
    private readonly string? _system;
    private readonly Credential _key;

    private PavedCall(SciLlmClient client, PavedOptions options, string apiBase, string apiKey, string model)
    {
        (_client, _system, _key) = (client, options.System, Credential.TryParse(apiKey, out var key) ? key! : Credential.None);
        _request = new CompletionRequest
        {
            Messages = [],
            ApiBase = apiBase,
            ApiKey = apiKey,
            Model = model,
            MaxTokens = options.MaxTokens,
            Temperature = options.Temperature,
            Timeout = options.Timeout,
        };
    }

    /// <exception cref="SciLlmConfigurationException">Something is missing.</exception>
    public static PavedCall AtOpenRouter(PavedOptions? options, bool seesImages = false)
    {
        options ??= new PavedOptions();
        var client = options.Client ?? SciLlmClient.Default;
        var environment = client.Environment;
        var usual = environment.PavedApiBase ?? OpenRouter;
        var apiBase = options.ApiBase ?? usual;
        var key = options.ApiKey ?? KeyFor(apiBase, usual, environment.OpenRouterKey, SciLlmEnvironment.OpenRouterKeyName);
        var model = options.Model ?? (seesImages ? environment.PavedVisionModel : null) ?? environment.PavedModel
            ?? (AreOnOneHost(apiBase, OpenRouter) ? PickedByOpenRouter : null);
        return model is null
            ? throw Missing("model", nameof(PavedOptions.Model), seesImages ? SciLlmEnvironment.PavedVisionModelName : SciLlmEnvironment.PavedModelName)
            : new PavedCall(client, options, apiBase, key, model);
    }

    /// <exception cref="SciLlmConfigurationException">Something is missing.</exception>
    public static PavedCall AtChutes(PavedOptions? options)
    {
        options ??= new PavedOptions();
        var client = options.Client ?? SciLlmClient.Default;
        var environment = client.Environment;
        var apiBase = options.ApiBase ?? environment.ApiBase ?? throw Missing("API base", nameof(PavedOptions.ApiBase), SciLlmEnvironment.ApiBaseName);
        var key = options.ApiKey ?? KeyFor(apiBase, environment.ApiBase, environment.ApiKey, SciLlmEnvironment.ApiKeyName);
        var model = options.Model ?? environment.TextModel ?? throw Missing("model", nameof(PavedOptions.Model), $"{SciLlmEnvironment.ModelName} or {SciLlmEnvironment.TextModelName}");
        return new PavedCall(client, options, apiBase, key, model);
    }

    public static IReadOnlyList<ChatMessage> Say(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return [new ChatMessage(ChatRole.User, prompt)];
    }

    public static IReadOnlyList<ChatMessage> Show(string image, string prompt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(image);
        ArgumentNullException.ThrowIfNull(prompt);
        return [new ChatMessage(ChatRole.User, [new TextContent(prompt), ImageOf(image)])];
    }

    public static CompletionRequest InsistingOnJson(CompletionRequest request) =>
        request with { ResponseFormat = request.AsksForJson ? request.ResponseFormat : ChatResponseFormat.Json, JsonStrict = true };

    /// <summary>The JSON of an answer that was insisted to be it; a model that only calls tools has given none.</summary>
    public static JsonElement JsonOf(Completion completion) => completion.Json ?? throw Refusal(completion, "json_parse_failed", "no content where JSON was asked for.");

    [RequiresUnreferencedCode("The type is read by reflection.")]
    [RequiresDynamicCode("The type is read by reflection.")]
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)JsonSerializerOptions.Web.GetTypeInfo(typeof(T));

    public async Task<string> TextAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        (await _client.CompleteAsync(With(messages), cancellationToken).ConfigureAwait(false)).Content;

    public async Task<JsonElement> JsonAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        JsonOf(await _client.CompleteAsync(InsistingOnJson(With(messages)), cancellationToken).ConfigureAwait(false));

    public async Task<T> JsonAsync<T>(IReadOnlyList<ChatMessage> messages, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        var completion = await _client.CompleteAsync(InsistingOnJson(With(messages)), cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonOf(completion).Deserialize(type) ?? throw new JsonException("The JSON value is null.");
        }
        catch (JsonException cause)
        {
            throw Refusal(completion, "json_schema_failed", $"JSON that is no {typeof(T).Name}: {cause.Message} Say in the prompt which members it should have.", _key.Redact(completion.Content), cause);
        }
    }

    private CompletionRequest With(IReadOnlyList<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return _request with { Messages = _system is null ? messages : [new ChatMessage(ChatRole.System, _system), .. messages] };
    }

    /// <summary>An image by its http or https address, as a data URI, or by the path of its file.</summary>
    public static AIContent ImageOf(string image) =>
        image.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? new DataContent(image)
        : Uri.TryCreate(image, UriKind.Absolute, out var address) ? new UriContent(address, AnyImage)
        : new UriContent(new Uri(Path.GetFullPath(image)), AnyImage);

    /// <summary>The environment's key goes to the environment's host and to no other.</summary>
    private static string KeyFor(string apiBase, string? usual, string? key, string variable) =>
        !AreOnOneHost(apiBase, usual) ? throw SciLlmConfigurationException.For($"{nameof(PavedOptions.ApiBase)} is set to another host than the one that {variable} is for; set {nameof(PavedOptions.ApiKey)} too.")
        : key ?? throw Missing("API key", nameof(PavedOptions.ApiKey), variable);

    private static bool AreOnOneHost(string apiBase, string? usual) =>
        apiBase == usual || (Uri.TryCreate(apiBase, UriKind.Absolute, out var one) && Uri.TryCreate(usual, UriKind.Absolute, out var other) && one.Authority == other.Authority);

    private static SciLlmConfigurationException Missing(string what, string property, string variable) =>
        SciLlmConfigurationException.For($"There is no {what}; set {property}, or the environment variable {variable}.");

    private static JsonParseException Refusal(Completion completion, string reason, string what, string sample = "", Exception? cause = null) => new(
        $"invalid_json: '{completion.Model}' answered with {what}",
        completion.Meta with { Reason = reason, Sample = JsonContent.Sample(sample), RawLength = completion.Content.Length },
        cause);
}
