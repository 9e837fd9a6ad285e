using System.ClientModel;
using System.ClientModel.Primitives;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace SciLlm.Benchmarks.Completions;

/// <summary>One completion, whole and streamed, by our client, by the OpenAI SDK and by a bare <see cref="HttpClient"/>.</summary>
public class CompletionBenchmarks
{
    internal const int SmallPrompt = 100;
    internal const int LargePrompt = 100_000;

    private readonly List<IDisposable> _owned = [];
    private string _prompt = "";
    private Clients _whole = null!;
    private Clients _streamed = null!;

    /// <summary>Whether a socket is between client and server, or nothing at all.</summary>
    [Params(true, false)]
    public bool Loopback { get; set; }

    /// <summary>Characters of the prompt.</summary>
    [Params(SmallPrompt, LargePrompt)]
    public int Prompt { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _prompt = new string('p', Prompt);
        (_whole, _streamed) = (Connect(CannedAnswer.Whole), Connect(CannedAnswer.Streamed));
    }

    [GlobalCleanup]
    public void Stop()
    {
        _owned.ForEach(static each => each.Dispose());
        _owned.Clear();
    }

    [Benchmark]
    public async Task<int> Ours() =>
        (await _whole.Ours.CompleteAsync(new CompletionRequest { Model = CannedAnswer.Model, Messages = [new(ChatRole.User, _prompt)] })).Content.Length;

    [Benchmark]
    public async Task<int> Sdk()
    {
        ClientResult<ChatCompletion> answer = await _whole.Sdk.CompleteChatAsync(new UserChatMessage(_prompt));
        return answer.Value.Content[0].Text.Length;
    }

    [Benchmark]
    public async Task<int> Bare() => (await _whole.Bare.CompleteAsync(CannedAnswer.Model, _prompt))!.Length;

    [Benchmark]
    public async Task<int> OursStreamed()
    {
        var length = 0;
        await foreach (var piece in _streamed.Ours.StreamAsync(new CompletionRequest { Model = CannedAnswer.Model, Messages = [new(ChatRole.User, _prompt)] }))
            length += piece.Content.Length;
        return length;
    }

    [Benchmark]
    public async Task<int> SdkStreamed()
    {
        var length = 0;
        await foreach (var piece in _streamed.Sdk.CompleteChatStreamingAsync(new UserChatMessage(_prompt)))
            length += piece.ContentUpdate.Count > 0 ? piece.ContentUpdate[0].Text.Length : 0;
        return length;
    }

    [Benchmark]
    public async Task<int> BareStreamed()
    {
        var length = 0;
        await foreach (var piece in _streamed.Bare.StreamAsync(CannedAnswer.Model, _prompt))
            length += piece.Length;
        return length;
    }

    private Clients Connect(CannedAnswer answer)
    {
        var apiBase = new Uri("http://127.0.0.1/v1");
        Func<HttpMessageHandler> handler = () => new CannedHandler(answer);
        if (Loopback)
        {
            var server = Own(new CannedServer(answer));
            apiBase = server.Base;
            handler = static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        }

        var options = new OpenAIClientOptions { Endpoint = apiBase, Transport = new HttpClientPipelineTransport(Own(new HttpClient(Own(handler())))) };
        return new Clients(
            Own(new SciLlmClient(new SciLlmClientOptions { ApiBase = apiBase.ToString(), ApiKey = CannedAnswer.Key }, Own(handler()))),
            new ChatClient(CannedAnswer.Model, new ApiKeyCredential(CannedAnswer.Key), options),
            Own(new BareClient(Own(handler()), apiBase, CannedAnswer.Key)));
    }

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _owned.Add(disposable);
        return disposable;
    }

    private sealed record Clients(SciLlmClient Ours, ChatClient Sdk, BareClient Bare);
}
