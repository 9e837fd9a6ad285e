using System.Net;
using System.Net.Http.Headers;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

public sealed class ServeTests : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task ServerAnswersAtTheAddressItPrints_UntilItIsStopped()
    {
        using var server = await Server.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any key");

        var models = await http.GetAsync(server.BaseUrl + "/models");

        Assert.Equal(HttpStatusCode.OK, models.StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task ReasonIsGiven_WhenTheScriptCannotBeUsed()
    {
        var folder = new Consumer(PackedFeed.NewFolder());
        folder.Write("faults.json", """{ "queue": [ { "fault": "stauts" } ] }""");

        var result = await CommandLine.RunAsync(folder.Folder, PackedFeed.Tool, ["serve", "--script", "faults.json"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("stauts", result.Errors);
        Assert.DoesNotContain("   at ", result.Errors);
    }
}
