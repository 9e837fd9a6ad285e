using System.CommandLine;

namespace SciLlm.Cli.Calling;

/// <summary>Where a model is, who asks, and how long it may take: the options of every command that calls one.</summary>
internal sealed class CallOptions
{
    private readonly Option<string?> _apiBase = new("--api-base") { Description = "The API base, with or without /v1; CHUTES_API_BASE when left out.", HelpName = "URL" };
    private readonly Option<string?> _model = new("--model") { Description = "The model; CHUTES_MODEL_ID, then CHUTES_TEXT_MODEL when left out.", HelpName = "M" };
    private readonly KeyOptions _key = new();
    private readonly Option<TimeSpan?> _timeout = NumberOption.Seconds("--timeout", "How long one attempt may take, in seconds; 60 when left out, 30 in a batch.");
    private readonly Option<int?> _maxRetries = NumberOption.Count("--max-retries", "How often a transient failure is tried again; 2 when left out.", least: 0);
    private readonly Option<bool> _insecure = new("--allow-insecure-transport") { Description = "Lets the key go over plain http to another machine." };

    public void AddTo(Command command)
    {
        command.Options.Add(_apiBase);
        command.Options.Add(_model);
        _key.AddTo(command);
        command.Options.Add(_timeout);
        command.Options.Add(_maxRetries);
        command.Options.Add(_insecure);
    }

    /// <summary>Whether the key comes from standard input, so that nothing else can.</summary>
    public bool ReadsStandardInput(ParseResult parsed) => _key.ReadsStandardInput(parsed);

    /// <summary>The limit of one attempt, where one is given.</summary>
    public TimeSpan? Timeout(ParseResult parsed) => parsed.GetValue(_timeout);

    /// <summary>A client as the options have it. What they leave out comes from the environment, or is said to be missing when it is needed.</summary>
    public SciLlmClient CreateClient(ParseResult parsed)
    {
        var options = new SciLlmClientOptions
        {
            ApiBase = parsed.GetValue(_apiBase),
            ApiKey = _key.Read(parsed, Console.In),
            Model = parsed.GetValue(_model),
            AllowInsecureTransport = parsed.GetValue(_insecure),
        };
        options.Timeout = Timeout(parsed) ?? options.Timeout;
        options.MaxRetries = parsed.GetValue(_maxRetries) ?? options.MaxRetries;
        return new SciLlmClient(options);
    }

    /// <summary>A client that could send such a request.</summary>
    /// <exception cref="CommandFailedException">It could not; the message says why, and which options help.</exception>
    public SciLlmClient CreateClient(ParseResult parsed, CompletionRequest request)
    {
        var client = CreateClient(parsed);
        if (client.Problem(request) is not { } problem)
            return client;
        client.Dispose();
        throw new CommandFailedException($"Nothing was sent: {problem}. The options for it are --api-base, --model, --api-key-env, --api-key-file and --allow-insecure-transport.");
    }
}
