using Microsoft.Extensions.AI;
using SciLlm;

/// <summary>"Certainly / Lean4", "Minimal example (bridge provider)".</summary>
internal static class BridgeProvider
{
    public static async Task RunAsync()
    {
        using var certainly = new CertainlyClient(new CertainlyClientOptions { ApiBase = Environment.GetEnvironmentVariable("CERTAINLY_BRIDGE_BASE") ?? "http://127.0.0.1:8787" });
        var response = await certainly.ProveAsync([new ProofItem("Nat.add_comm")], new ProofOptions
        {
            Messages = [new(ChatRole.System, "Certainly/Lean4")],
            MaxSeconds = 120,
            Flags = ["--strategies", "direct,structured"],
            SessionId = "stage-08",
            TrackId = "run-001",
        });
        Console.WriteLine(response.Content);
        Console.WriteLine(response.AdditionalProperties["certainly"].GetProperty("results")[0].GetProperty("status"));
    }
}
