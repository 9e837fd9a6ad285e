using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SciLlm;

/// <summary>
/// One-off calls without boilerplate, at OpenRouter unless told otherwise: set <c>OPENROUTER_API_KEY</c> and ask (contract, "Simple Wrappers"). For many
/// items use a batch, for anything else <see cref="SciLlmClient"/>.
/// </summary>
/// <example><code>
/// var answer = await Paved.ChatAsync("What is the capital of France?");
/// var data = await Paved.ChatJsonAsync("""Return {"name": "Alice", "age": 25}""");
/// </code></example>
public static partial class Paved
{
    private const string NeedsReflection = "The type is read by reflection; pass its JsonTypeInfo where code is trimmed or compiled ahead of time.";

    /// <summary>Asks and returns the answer's text; the contract's <c>chat</c>.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="options">What to do otherwise; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SciLlmConfigurationException">The key or the model is missing; nothing was sent.</exception>
    /// <exception cref="SciLlmException">The server refused, failed, or could not be reached.</exception>
    public static Task<string> ChatAsync(string prompt, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        PavedCall.AtOpenRouter(options).TextAsync(PavedCall.Say(prompt), cancellationToken);

    /// <summary>Asks for JSON and returns it; the contract's <c>chat_json</c>. Say in the prompt what the JSON should be.</summary>
    /// <inheritdoc cref="ChatAsync"/>
    /// <exception cref="JsonParseException">The answer is not JSON; its <see cref="JsonParseException.Meta"/> holds a sample.</exception>
    public static Task<JsonElement> ChatJsonAsync(string prompt, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        PavedCall.AtOpenRouter(options).JsonAsync(PavedCall.Say(prompt), cancellationToken);

    /// <summary>Asks for JSON and returns it as a <typeparamref name="T"/>, whose names may be written in camel case.</summary>
    /// <inheritdoc cref="ChatJsonAsync(string, PavedOptions?, CancellationToken)"/>
    /// <exception cref="JsonParseException">The answer is not JSON, or not of a <typeparamref name="T"/>.</exception>
    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    public static Task<T> ChatJsonAsync<T>(string prompt, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        ChatJsonAsync(prompt, PavedCall.TypeOf<T>(), options, cancellationToken);

    /// <summary>Asks for JSON and returns it as a <typeparamref name="T"/>, read without reflection.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="type">How to read it, of a <c>JsonSerializerContext</c>.</param>
    /// <param name="options">What to do otherwise; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="JsonParseException">The answer is not JSON, or not of a <typeparamref name="T"/>.</exception>
    /// <inheritdoc cref="ChatAsync" path="/exception"/>
    public static Task<T> ChatJsonAsync<T>(string prompt, JsonTypeInfo<T> type, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        PavedCall.AtOpenRouter(options).JsonAsync(PavedCall.Say(prompt), type, cancellationToken);

    /// <summary>Asks about an image and returns the answer's text; the contract's <c>analyze_image</c>.</summary>
    /// <param name="image">An http or https address, which only the server fetches; a data URI; or the path of an image file, whose bytes are sent.</param>
    /// <param name="prompt">What to ask about it.</param>
    /// <param name="options">What to do otherwise; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SciLlmConfigurationException">The key or the model is missing, or the file is no image or cannot be read; nothing was sent.</exception>
    /// <exception cref="SciLlmException">The server refused, failed, or could not be reached.</exception>
    public static Task<string> AnalyzeImageAsync(string image, string prompt, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        PavedCall.AtOpenRouter(options, seesImages: true).TextAsync(PavedCall.Show(image, prompt), cancellationToken);

    /// <summary>Asks for JSON about an image and returns it; the contract's <c>analyze_image_json</c>.</summary>
    /// <inheritdoc cref="AnalyzeImageAsync"/>
    /// <exception cref="JsonParseException">The answer is not JSON; its <see cref="JsonParseException.Meta"/> holds a sample.</exception>
    public static Task<JsonElement> AnalyzeImageJsonAsync(string image, string prompt, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        PavedCall.AtOpenRouter(options, seesImages: true).JsonAsync(PavedCall.Show(image, prompt), cancellationToken);

    /// <summary>Asks for JSON about an image and returns it as a <typeparamref name="T"/>, whose names may be written in camel case.</summary>
    /// <inheritdoc cref="AnalyzeImageAsync"/>
    /// <exception cref="JsonParseException">The answer is not JSON, or not of a <typeparamref name="T"/>.</exception>
    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    public static Task<T> AnalyzeImageJsonAsync<T>(string image, string prompt, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        AnalyzeImageJsonAsync(image, prompt, PavedCall.TypeOf<T>(), options, cancellationToken);

    /// <summary>Asks for JSON about an image and returns it as a <typeparamref name="T"/>, read without reflection.</summary>
    /// <param name="image">An http or https address, a data URI, or the path of an image file.</param>
    /// <param name="prompt">What to ask about it.</param>
    /// <param name="type">How to read it, of a <c>JsonSerializerContext</c>.</param>
    /// <param name="options">What to do otherwise; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="JsonParseException">The answer is not JSON, or not of a <typeparamref name="T"/>.</exception>
    /// <inheritdoc cref="AnalyzeImageAsync" path="/exception"/>
    public static Task<T> AnalyzeImageJsonAsync<T>(
        string image, string prompt, JsonTypeInfo<T> type, PavedOptions? options = null, CancellationToken cancellationToken = default) =>
        PavedCall.AtOpenRouter(options, seesImages: true).JsonAsync(PavedCall.Show(image, prompt), type, cancellationToken);
}
