using System.Collections.Concurrent;
using SciLlm.Authentication;
using SciLlm.Completions;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>
/// Completes what a caller left out: from the client's options first, then from the environment as it was when the client was made. What is
/// still missing, or cannot be used, is a problem to report before anything is sent.
/// </summary>
internal sealed class CallResolver(SciLlmClientOptions options, SciLlmEnvironment environment)
{
    private const int RememberedBases = 256;

    private readonly string? _apiBase = options.ApiBase ?? environment.ApiBase;
    private readonly string? _apiKey = options.ApiKey ?? environment.ApiKey;
    private readonly string? _model = options.Model;
    private readonly string? _textModel = environment.TextModel;
    private readonly string? _visionModel = environment.VisionModel;
    private readonly bool _jsonStrict = options.JsonStrict ?? environment.JsonStrict;
    private readonly bool _allowInsecureTransport = options.AllowInsecureTransport;
    private readonly ConcurrentDictionary<string, ApiAddress> _addresses = new();
    private Credential? _ownKey;

    public bool IsStrict(CompletionRequest request) => request.AsksForJson && (request.JsonStrict ?? _jsonStrict);

    public string? ModelOf(CompletionRequest request) =>
        Given(request.Model) ?? Given(_model) ?? (_visionModel is not null && request.HoldsImage ? _visionModel : _textModel);

    /// <summary>Where requests go that bring no base along; null when that is nowhere.</summary>
    public Uri? DefaultAddress => AddressProblem(null, out var address) is null ? new Uri(address!.Base) : null;

    /// <summary>The model of text requests that name none; null when there is none.</summary>
    public string? DefaultModel => Given(_model) ?? _textModel;

    /// <summary>What keeps requests from being sent that bring neither base nor key along.</summary>
    public IEnumerable<string> Problems()
    {
        if (AddressProblem(null, out _) is { } address) yield return address;
        if (KeyProblem(null, out _) is { } key) yield return key;
    }

    /// <summary>What keeps a request from being sent; null when nothing does.</summary>
    public string? Problem(CompletionRequest request) =>
        AddressProblem(request.ApiBase, out _)
        ?? KeyProblem(request.ApiKey, out _)
        ?? ModelProblem(request)
        ?? BodyProblem(request)
        ?? TimeoutProblem(request.Timeout)
        ?? CallerHeaders.Problem(request.ExtraHeaders);

    public void EnsureSendable(CompletionRequest request)
    {
        if (Problem(request) is { } problem) throw SciLlmConfigurationException.For($"The request cannot be sent: {problem}.");
    }

    /// <exception cref="SciLlmConfigurationException">There is no usable base.</exception>
    public ApiAddress Address(string? apiBase) =>
        AddressProblem(apiBase, out var address) is { } problem ? throw SciLlmConfigurationException.For($"The request cannot be sent: {problem}.") : address!;

    /// <exception cref="SciLlmConfigurationException">There is no usable key.</exception>
    public Credential Key(string? apiKey) =>
        KeyProblem(apiKey, out var key) is { } problem ? throw SciLlmConfigurationException.For($"The request cannot be sent: {problem}.") : key!;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private string? AddressProblem(string? apiBase, out ApiAddress? address)
    {
        address = null;
        if ((Given(apiBase) ?? Given(_apiBase)) is not { } text)
            return $"there is no API base; set ApiBase on the request or the client, or the environment variable {SciLlmEnvironment.ApiBaseName}";
        if (_addresses.TryGetValue(text, out address)) return null;
        if (!ApiAddress.TryParse(text, _allowInsecureTransport, out address, out var problem)) return problem;
        if (_addresses.Count >= RememberedBases) _addresses.Clear();
        _addresses[text] = address;
        return null;
    }

    private string? KeyProblem(string? apiKey, out Credential? key)
    {
        key = null;
        if ((Given(apiKey) ?? Given(_apiKey)) is not { } text)
            return $"there is no API key; set ApiKey on the request or the client, or the environment variable {SciLlmEnvironment.ApiKeyName} (a server that needs no key takes any text)";
        if (ReferenceEquals(text, _apiKey) && _ownKey is { } own)
        {
            key = own;
            return null;
        }

        if (!Credential.TryParse(text, out key)) return "the API key holds characters that no header can carry; check that ApiKey holds the key and nothing else";
        if (ReferenceEquals(text, _apiKey)) _ownKey = key;
        return null;
    }

    private string? ModelProblem(CompletionRequest request) => ModelOf(request) is null
        ? $"there is no model; set Model on the request or the client, or the environment variable {SciLlmEnvironment.ModelName} or {SciLlmEnvironment.TextModelName}"
        : null;

    private static string? BodyProblem(CompletionRequest request) =>
        request.ExtraBody is { } extra && RequestWriter.OwnMembers.FirstOrDefault(extra.ContainsKey) is { } owned
            ? $"ExtraBody holds '{owned}', which the client writes itself; take it out{(owned == "stream" ? "" : " and set the property")}"
            : request.Messages is not { Count: > 0 } ? "there are no messages; set Messages" : null;

    private static string? TimeoutProblem(TimeSpan? timeout) =>
        timeout is { } limit && !TimeLimit.IsUsable(limit) ? $"Timeout is {limit}; set a positive time, at most {TimeLimit.Longest.TotalDays} days, or none" : null;
}
