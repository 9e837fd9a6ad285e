using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

[Collection(PackedFeedTests.Name)]
public sealed class ServeTests(PackedFeed feed)
{
    [Fact]
    public async Task ServerAnswersAtTheAddressItPrints_UntilItIsStopped()
    {
        using var server = Process.Start(CommandLine.StartInfo(feed.NewFolder(), feed.Tool, ["serve"]))!;
        try
        {
            var address = await server.StandardOutput.ReadLineAsync();
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any key");
            var models = await http.GetAsync(address + "/models");

            Assert.Equal(HttpStatusCode.OK, models.StatusCode);
            using var stop = Process.Start("kill", ["-TERM", server.Id.ToString()]);
            await server.WaitForExitAsync();
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task ReasonIsGiven_WhenTheScriptCannotBeUsed()
    {
        var folder = new Consumer(feed.NewFolder());
        folder.Write("faults.json", """{ "queue": [ { "fault": "stauts" } ] }""");

        var result = await CommandLine.RunAsync(folder.Folder, feed.Tool, ["serve", "--script", "faults.json"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("stauts", result.Errors);
        Assert.DoesNotContain("   at ", result.Errors);
    }
}
