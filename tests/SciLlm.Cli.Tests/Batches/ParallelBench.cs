using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SciLlm.Cli.Commands;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Batches;

/// <summary><c>scillm parallel</c> inside the test process, its server and its files.</summary>
internal sealed class ParallelBench : IAsyncDisposable
{
    private ParallelBench(LlmTestServer server, FakeTimeProvider time) => (Server, ServerTime) = (server, time);

    public LlmTestServer Server { get; }

    /// <summary>The clock of the server's waits.</summary>
    public FakeTimeProvider ServerTime { get; }

    public ScratchFolder Folder { get; } = new();

    public string Output => Folder["results.jsonl"];

    /// <summary>The results' lines as they are.</summary>
    public string[] Lines => File.Exists(Output) ? File.ReadAllLines(Output) : [];

    public IEnumerable<string> Ids => Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("custom_id").GetString()!);

    public static async Task<ParallelBench> StartAsync()
    {
        var time = new FakeTimeProvider();
        return new(await LlmTestServer.StartAsync(new LlmTestServerOptions { TimeProvider = time }), time);
    }

    /// <summary>The result of this id.</summary>
    public JsonElement this[string id] =>
        Lines.Select(line => JsonDocument.Parse(line).RootElement).Single(result => result.GetProperty("custom_id").GetString() == id);

    /// <summary>Runs the command on this input.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> RunAsync(string input, params string[] options)
    {
        string[] where = ["--api-base", Server.BaseUrl, "--api-key-file", Folder.Write("key", Server.ApiKey)];
        string[] model = options.Contains("--model") ? [] : ["--model", Server.Model];
        return ParallelCommand.Create().Parse([Folder.Write("requests.jsonl", input), "--output", Output, .. where, .. model, .. options])
            .InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    public async Task<string> RefusalAsync(string input, params string[] options) =>
        (await Assert.ThrowsAsync<CommandFailedException>(() => RunAsync(input, options))).Message;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
    }
}
