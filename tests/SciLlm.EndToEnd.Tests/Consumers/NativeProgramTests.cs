using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Consumers;

/// <summary>A program that is compiled ahead of time, and trimmed of all that nobody seems to use, does what it did before.</summary>
public sealed class NativeProgramTests : IClassFixture<PackedFeed>
{
    private const string Program = """"
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using SciLlm;
        using SciLlm.Json;

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Llm:ApiBase", Environment.GetEnvironmentVariable("CHUTES_API_BASE")), new("Llm:Timeout", "00:00:20")])
            .Build();
        var collection = new ServiceCollection();
        collection.AddSciLlm(configuration.GetSection("Llm"));
        await using var services = collection.BuildServiceProvider();
        var client = services.GetRequiredService<SciLlmClient>();

        (await client.SanityPreflightAsync()).EnsureOk();
        Console.WriteLine((await client.CompleteAsync(new CompletionRequest("completed"))).Content);

        await foreach (var update in client.StreamAsync(new CompletionRequest("streamed"))) Console.Write(update.Content);
        Console.WriteLine();

        var batch = await client.CompleteBatchAsync(
            [new CompletionRequest("""Return only {"batch":true} as JSON.""") { Model = "test-model", ResponseFormat = ChatResponseFormat.Json }],
            new BatchOptions { Schema = JsonSchema.Parse("""{ "required": ["batch"], "properties": { "batch": { "type": "boolean" } } }"""), RepairInvalidJson = true });
        Console.WriteLine(batch[0].EnsureOk());

        var tool = AIFunctionFactory.Create((string city) => $"sunny in {city}", "weather");
        using var chat = client.AsIChatClient();
        var asked = new ChatMessage(ChatRole.User, """Call weather with {"city":"Rome"}.""");
        var answer = await chat.GetResponseAsync([asked], new ChatOptions { Tools = [tool], AdditionalProperties = new() { ["top_k"] = 4 } });
        var call = answer.Messages[0].Contents.OfType<FunctionCallContent>().Single();
        var result = await tool.InvokeAsync(new AIFunctionArguments(call.Arguments));
        var final = await chat.GetResponseAsync([asked, .. answer.Messages, new(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)])]);
        Console.WriteLine($"{result}: {final.FinishReason}");
        """";

    [Fact]
    public async Task RunsWhenItIsCompiledAheadOfTime_WithoutAWarning()
    {
        var consumer = Consumer.Create(Program, ["SciLlm"], "<PublishAot>true</PublishAot><TrimmerSingleWarn>false</TrimmerSingleWarn>");

        // Unoptimised, because what is looked for is the same and found in half the time.
        var publish = await CommandLine.RunAsync(consumer.Folder, "dotnet", ["publish", "-c", "Debug", "--use-current-runtime", "-o", "native", "-warnaserror", "-nologo"]);
        publish.ShouldSucceed();
        Assert.False(File.Exists(Path.Combine(consumer.Folder, "native", "Consumer.dll")), "The program was not compiled ahead of time.");

        using var server = await Server.StartAsync();
        var run = await CommandLine.RunAsync(
            consumer.Folder,
            Path.Combine(consumer.Folder, "native", "Consumer"),
            [],
            ("CHUTES_API_BASE", server.BaseUrl), ("CHUTES_API_KEY", "any-key"), ("CHUTES_MODEL_ID", "test-model"));

        run.ShouldSucceed();
        Assert.Equal(["completed", "streamed", """{"batch":true}""", "sunny in Rome: stop"], run.Output.Trim().Split('\n'));
    }
}
