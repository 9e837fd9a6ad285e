using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>What could be said in several ways is said in the same way each time.</summary>
public sealed class SameAnswerTests
{
    private const int Rounds = 5;

    [Fact]
    public async Task OneUrlIsQuoted_WhenAClientComesFromSeveralFiles()
    {
        var sources = new[] { "openai.com", "groq.com", "deepseek.com", "mistral.ai", "together.xyz" }
            .Select(static (host, at) => ($"Source{at}.cs", $$"""
                static class Source{{at}}
                {
                    private static readonly HttpClient Client = new();

                    public static HttpClient Get() => Client;

                    public static void Prepare() => Client.BaseAddress = new Uri("https://api.{{host}}/v1/");
                }
                """))
            .Append(("Gateway.cs", """
                class Gateway(int choice)
                {
                    private readonly HttpClient _http = choice switch { 0 => Source0.Get(), 1 => Source1.Get(), 2 => Source2.Get(), 3 => Source3.Get(), _ => Source4.Get() };

                    private HttpClient Chosen => choice == 0 ? Source0.Get() : choice == 1 ? Source1.Get() : choice == 2 ? Source2.Get() : choice == 3 ? Source3.Get() : Source4.Get();

                    public Task<HttpResponseMessage> AskAsync(HttpContent body) => Chosen.PostAsync("chat/completions", body);
                }
                """))
            .ToList();

        var said = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
            said.Add(string.Join('\n', await GuardedCompilation.DiagnosticsOf(sources)));

        Assert.Contains("SCILLM201", Assert.Single(said), StringComparison.Ordinal);
    }
}
