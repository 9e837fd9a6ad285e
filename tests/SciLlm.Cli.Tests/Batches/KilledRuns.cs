using System.Diagnostics;
using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>A batch by the real tool against a server with faults, and what is left of it when the tool is killed again and again.</summary>
internal sealed class KilledRuns : IAsyncDisposable
{
    private const int Readings = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scillm-killed-");
    private readonly LlmTestServer _server;
    private readonly int _lines;

    private KilledRuns(LlmTestServer server, int lines) => (_server, _lines) = (server, lines);

    public string Output => Path.Combine(_folder.FullName, "results.jsonl");

    private string Input => Path.Combine(_folder.FullName, "requests.jsonl");

    public static async Task<KilledRuns> CreateAsync(int lines)
    {
        // Only the count of requests is needed, so hardly any is kept.
        var runs = new KilledRuns(await LlmTestServer.StartAsync(new LlmTestServerOptions { RecordLimit = 1 }), lines);
        var script = runs._server.Script;
        script.When(_ => true, Fault.Status(500), every: 41);
        script.When(_ => true, Fault.ResetMidBody(), every: 53);
        script.When(_ => true, Fault.ResetBeforeHeaders(), every: 67);
        script.When(request => request.Prompt.EndsWith("13", StringComparison.Ordinal), Fault.EmptyContent());
        await File.WriteAllLinesAsync(
            runs.Input,
            Enumerable.Range(0, lines).Select(number => $$$"""{"custom_id":"item-{{{number}}}","method":"POST","url":"/v1/chat/completions","body":{"messages":[{"role":"user","content":"Say {{{number}}}"}]}}"""));
        return runs;
    }

    /// <summary>Kills the tool so often, each time while another part of the batch is on its way, and then lets it end.</summary>
    /// <returns>How many lines were there at each kill.</returns>
    public async Task<IReadOnlyList<int>> RunAndKillAsync(int kills, Random random)
    {
        var written = new List<int>();
        for (var kill = 0; kill < kills; kill++)
        {
            // A part for each kill, and a random moment within it; what an earlier kill made be asked again only comes sooner.
            var requests = (int)((kill + random.NextDouble()) * _lines / (kills + 1));
            using var process = Start();
            var end = Tool.EndAsync(process);
            await Task.WhenAny(_server.Requests.WaitForAsync(Math.Max(1, requests)), end);
            process.Kill();
            await end;
            written.Add(CountLines());
        }
        return written;
    }

    /// <summary>Lets the tool run to its end.</summary>
    /// <returns>How it ended, the time it took, and the most memory it had.</returns>
    public async Task<(ToolRun Run, TimeSpan Elapsed, long PeakBytes)> FinishAsync()
    {
        var watch = Stopwatch.StartNew();
        using var process = Start();
        var (end, peak) = (Tool.EndAsync(process), 0L);

        // The system keeps the peak; it is read along the way, because it goes with the process.
        for (var part = 1; part < Readings && !end.IsCompleted; part++)
        {
            await Task.WhenAny(end, _server.Requests.WaitForAsync(_lines * part / Readings));
            peak = PeakOf(process) ?? peak;
        }
        return (await end, watch.Elapsed, peak);
    }

    /// <summary>What is wrong with the output; nothing when it holds every id once, in lines that are whole.</summary>
    public string? Problem()
    {
        var text = File.ReadAllText(Output);
        if (!text.EndsWith('\n'))
            return "The last line is torn.";
        var seen = new HashSet<string>();
        foreach (var line in text[..^1].Split('\n'))
        {
            using var result = JsonDocument.Parse(line);
            var id = result.RootElement.GetProperty("custom_id").GetString()!;
            if (!seen.Add(id))
                return $"{id} is there twice.";
            if (result.RootElement.GetProperty("error").ValueKind == JsonValueKind.Null && Content(result.RootElement) != $"Say {id["item-".Length..]}")
                return $"{id} has the answer of another.";
        }
        return seen.Count == _lines ? null : $"{_lines - seen.Count} ids are missing.";
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string? Content(JsonElement result) =>
        result.GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();

    private static long? PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private Process Start()
    {
        var process = Tool.Start(
            ["parallel", Input, "--output", Output, "--concurrency", "32", "--api-base", _server.BaseUrl, "--model", _server.Model],
            ("CHUTES_API_KEY", _server.ApiKey));
        process.StandardInput.Close();
        return process;
    }

    private int CountLines() => File.Exists(Output) ? File.ReadAllBytes(Output).Count(value => value == '\n') : 0;
}
