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
        using var server = await Server.StartAsync(feed);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any key");

        var models = await http.GetAsync(server.BaseUrl + "/models");

        Assert.Equal(HttpStatusCode.OK, models.StatusCode);
        Assert.Equal(0, await server.StopAsync());
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
