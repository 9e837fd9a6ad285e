using Microsoft.Extensions.AI;
using SciLlm;

/// <summary>"Hard Rules": <c>chutes_chat_json</c>, and <c>Router(model_list=...)</c> with <c>chutes_router_json</c> for several models.</summary>
internal static class PavedJson
{
    public static async Task RunAsync()
    {
        var direct = await Paved.ChutesChatJsonAsync("""Return only {"ok":true} as JSON.""");
        Console.WriteLine($"direct {direct.GetProperty("ok")}");

        var router = Router.FromModelList("""
            [
              { "model_name": "fast", "litellm_params": { "model": "test-model", "api_base": "os.environ/CHUTES_API_BASE", "api_key": "os.environ/CHUTES_API_KEY" } },
              { "model_name": "large", "litellm_params": { "model": "test-model", "api_base": "os.environ/CHUTES_API_BASE", "api_key": "os.environ/CHUTES_API_KEY" } }
            ]
            """);
        var routed = await Paved.ChutesRouterJsonAsync(router, new CompletionRequest
        {
            Model = "fast",
            Messages = [new(ChatRole.User, """Return only {"n":1} as JSON.""")],
        });
        Console.WriteLine($"routed {routed.GetProperty("n")}");
    }
}
