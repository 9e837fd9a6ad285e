using System.Reflection;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Contract;

/// <summary>The contract's Python examples in C#, a file each in Examples, built once by a consumer of the packages that lets no warning pass.</summary>
public sealed class ContractExamples : IAsyncLifetime
{
    private readonly Consumer _consumer = Consumer.Create(Program, ["SciLlm"]);
    private Server? _server;

    // Each example is a class with a RunAsync; the first argument names it.
    private const string Program = """
        await (Task)typeof(Program).Assembly.GetType(args[0], throwOnError: true)!.GetMethod("RunAsync")!.Invoke(null, null)!;
        """;

    public static IEnumerable<string> Names => Files.Select(file => Path.GetFileNameWithoutExtension(file));

    private static string[] Files => Directory.GetFiles(Path.Combine(
        typeof(ContractExamples).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "tests", "SciLlm.EndToEnd.Tests", "Contract", "Examples"));

    public async Task InitializeAsync()
    {
        await PackedFeed.ReadyAsync();
        foreach (var file in Files)
            _consumer.Write(Path.GetFileName(file), await File.ReadAllTextAsync(file));
        var build = await _consumer.BuildAsync(["-warnaserror"]);
        build.Run.ShouldSucceed();
        _server = await Server.StartAsync();
    }

    public Task DisposeAsync()
    {
        _server?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Runs an example against <c>scillm serve</c>, as the contract's environment has it.</summary>
    /// <returns>The lines it printed.</returns>
    internal async Task<string[]> RunAsync(string name)
    {
        var run = await CommandLine.RunAsync(
            _consumer.Folder,
            "dotnet",
            [Path.Combine(_consumer.Folder, "bin", "Debug", "net10.0", "Consumer.dll"), name],
            [.. Settings(_server!), ("PATH", PackedFeed.NewFolder())]);
        run.ShouldSucceed();
        return run.Output.ReplaceLineEndings("\n").Trim().Split('\n');
    }

    /// <summary>What the contract's examples read from the environment, for this server.</summary>
    internal static (string, string)[] Settings(Server server) =>
    [
        ("CHUTES_API_BASE", server.BaseUrl), ("CHUTES_API_KEY", "any-key"),
        ("CHUTES_MODEL_ID", "test-model"), ("CHUTES_TEXT_MODEL", "test-model"), ("CHUTES_VLM_MODEL", "test-model"),
        ("SCILLM_API_BASE", server.BaseUrl), ("OPENROUTER_API_KEY", "any-key"), ("SCILLM_MODEL", "test-model"), ("SCILLM_VISION_MODEL", "test-model"),
        ("CERTAINLY_BRIDGE_BASE", server.BaseUrl[..^"/v1".Length]),
    ];
}
