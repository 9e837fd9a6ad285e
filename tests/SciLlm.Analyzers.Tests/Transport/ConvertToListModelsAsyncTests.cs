using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawModelListAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawModelListCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM202's <em>Convert to ListModelsAsync</em>: offered where ids and owners are all that is read.</summary>
public sealed class ConvertToListModelsAsyncTests
{
    [Fact]
    public Task ConvertsAJsonDocument() => Test.Fixes("""
        using System.Net.Http.Headers;
        using System.Text.Json;

        class Models(HttpClient http, string key)
        {
            public async Task<List<string?>> ListAsync(CancellationToken cancellation)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://llm.chutes.ai/v1/models");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                using var response = await http.[|SendAsync|](request, cancellation).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
                var json = await response.Content.ReadAsStringAsync(cancellation);
                using var document = JsonDocument.Parse(json);
                var ids = new List<string?>();
                // In the server's order.
                foreach (JsonElement model in document.RootElement.GetProperty("data").EnumerateArray())
                {
                    var id = model.GetProperty("id");
                    ids.Add(id.GetString());
                }
                return ids;
            }
        }
        """, """
        using System.Net.Http.Headers;
        using System.Text.Json;
        using SciLlm;

        class Models(HttpClient http, string key)
        {
            public async Task<List<string?>> ListAsync(CancellationToken cancellation)
            {
                var models = await SciLlmClient.Default.ListModelsAsync(cancellation).ConfigureAwait(false);
                var ids = new List<string?>();
                // In the server's order.
                foreach (var model in models)
                {
                    ids.Add(model.Id);
                }
                return ids;
            }
        }
        """);

    [Fact]
    public Task ConvertsAnOwnType_WithTheClientInScope() => Test.Fixes("""
        using System.Net.Http.Json;
        using SciLlm;

        class Models(HttpClient http, SciLlmClient client)
        {
            public async Task<List<string>> ListAsync()
            {
                var answer = await http.[|GetFromJsonAsync<Answer>|]("https://api.openai.com/v1/models");
                if (answer is null)
                    return [];
                return answer.Data?.Where(model => model.OwnedBy == "openai").Select(model => model.Id).ToList() ?? [];
            }

            private sealed record Model(string Id, string OwnedBy);

            private sealed record Answer(List<Model>? Data);
        }
        """, """
        using System.Net.Http.Json;
        using SciLlm;

        class Models(HttpClient http, SciLlmClient client)
        {
            public async Task<List<string>> ListAsync()
            {
                var models = await client.ListModelsAsync();
                return models.Where(model => model.OwnedBy == "openai").Select(model => model.Id).ToList() ?? [];
            }

            private sealed record Model(string Id, string OwnedBy);

            private sealed record Answer(List<Model>? Data);
        }
        """);

    [Fact]
    public Task ConvertsACount_AndAThrowingGuard() => Test.Fixes("""
        using System.Text.Json;

        class Models(HttpClient http)
        {
            public async Task<int> CountAsync()
            {
                var response = await http.[|GetAsync|]("https://api.mistral.ai/v1/models");
                if (!response.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException("No models: " + await response.Content.ReadAsStringAsync());
                }
                using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
                return json.RootElement.GetProperty("data").GetArrayLength();
            }
        }
        """, """
        using System.Text.Json;
        using SciLlm;

        class Models(HttpClient http)
        {
            public async Task<int> CountAsync()
            {
                var models = await SciLlmClient.Default.ListModelsAsync();
                return models.Count;
            }
        }
        """);

    [Fact]
    public Task ConvertsOllamasNames() => Test.Fixes("""
        using System.Text.Json;

        class Models(HttpClient http)
        {
            public async Task<IEnumerable<string?>> ListAsync()
            {
                using var json = JsonDocument.Parse(await http.[|GetStringAsync|]("http://localhost:11434/api/tags"));
                var found = json.RootElement.GetProperty("models").EnumerateArray();
                return found.Select(model => model.GetProperty("name").GetString()).ToList();
            }
        }
        """, """
        using System.Text.Json;
        using SciLlm;

        class Models(HttpClient http)
        {
            public async Task<IEnumerable<string?>> ListAsync()
            {
                var models = await SciLlmClient.Default.ListModelsAsync();
                return models.Select(model => model.Id).ToList();
            }
        }
        """);

    [Fact]
    public Task ConvertsPropertiesThatAreAskedFor_WhereEveryFailureIsTheSameAnswer() => Test.Fixes("""
        using System.Net.Http.Json;
        using System.Text.Json;

        class Models(HttpClient http)
        {
            public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation)
            {
                try
                {
                    var response = await http.[|GetAsync|]("https://api.openai.com/v1/models", cancellation);
                    if (!response.IsSuccessStatusCode)
                        return [];
                    var json = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
                    if (!json.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                        return [];
                    var ids = new List<string>();
                    foreach (var item in data.EnumerateArray())
                    {
                        if (item.TryGetProperty("id", out var id))
                            ids.Add(id.GetString()!);
                    }
                    ids.AddRange(data.EnumerateArray().Select(each => each.TryGetProperty("owned_by", out var owner) ? owner.GetString()! : ""));
                    return ids;
                }
                catch (OperationCanceledException) { throw; }
                catch (Exception failure)
                {
                    Console.Error.WriteLine(failure);
                    return [];
                }
            }
        }
        """, """
        using System.Net.Http.Json;
        using System.Text.Json;
        using SciLlm;

        class Models(HttpClient http)
        {
            public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation)
            {
                try
                {
                    var models = await SciLlmClient.Default.ListModelsAsync(cancellation);
                    var ids = new List<string>();
                    foreach (var item in models)
                    {
                        if (item.Id is { } id)
                            ids.Add(id!);
                    }
                    ids.AddRange(models.Select(each => each.OwnedBy is { } owner ? owner! : ""));
                    return ids;
                }
                catch (OperationCanceledException) { throw; }
                catch (Exception failure)
                {
                    Console.Error.WriteLine(failure);
                    return [];
                }
            }
        }
        """);

    [Fact]
    public Task ConvertsAListThatIsOnlyReadWhereItIs() => Test.Fixes("""
        using System.Text.Json;

        class Models(HttpClient http)
        {
            public async Task<List<string?>> ListAsync()
            {
                var ids = new List<string?>();
                using var json = JsonDocument.Parse(await http.[|GetStringAsync|]("https://api.openai.com/v1/models"));
                if (json.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
                {
                    foreach (var item in data.EnumerateArray())
                    {
                        if (!item.TryGetProperty("id", out var id))
                            continue;
                        ids.Add(id.GetString());
                    }
                }
                return ids;
            }
        }
        """, """
        using System.Text.Json;
        using SciLlm;

        class Models(HttpClient http)
        {
            public async Task<List<string?>> ListAsync()
            {
                var ids = new List<string?>();
                var models = await SciLlmClient.Default.ListModelsAsync();
                if (models.Count > 0)
                {
                    foreach (var item in models)
                    {
                        if (item.Id is not { } id)
                            continue;
                        ids.Add(id);
                    }
                }
                return ids;
            }
        }
        """);

    [Theory]
    [InlineData("return response.IsSuccessStatusCode;", "return true;")]
    [InlineData("if (!response.IsSuccessStatusCode) { return false; } return true;", "return true;")]
    public Task ConvertsAVerdict_WhereEveryFailureIsOne(string before, string after) => Test.Fixes(
        Asking("using var response = await http.[|GetAsync|](\"https://api.openai.com/v1/models\");", before),
        Asking("await SciLlmClient.Default.ListModelsAsync();", after));

    [Theory]
    [InlineData("public async Task<bool> IsThereAsync(string apiKey)", "return response.IsSuccessStatusCode;", "catch { return false; }")]
    [InlineData("public async Task<bool> IsThereAsync()", "return response.IsSuccessStatusCode;", "catch (TimeoutException) { return false; }")]
    [InlineData("public async Task<bool> IsThereAsync()", "return response.IsSuccessStatusCode;", "catch { return true; }")]
    [InlineData("public async Task<bool> IsThereAsync()", "return response.IsSuccessStatusCode;", "catch (HttpRequestException) { Console.Beep(); } catch { return false; } return false;")]
    [InlineData("public async Task<bool> IsThereAsync()", "if (!response.IsSuccessStatusCode) { Console.Beep(); return false; } return true;", "catch { return false; }")]
    public Task OffersNothing_WhereAFailureEndsOtherwise_OrAKeyIsTriedOut(string method, string reading, string handlers) => Test.OffersNoFix($$"""
        class Models(HttpClient http)
        {
            {{method}}
            {
                try { var response = await http.[|GetAsync|]("https://api.openai.com/v1/models"); {{reading}} }
                {{handlers}}
            }
        }
        """);

    private static string Asking(string call, string reading) => $$"""
        using SciLlm;

        class Models(HttpClient http)
        {
            public async Task<bool> IsThereAsync()
            {
                try
                {
                    {{call}}
                    {{reading}}
                }
                catch (Exception)
                {
                    return false;
                }
            }
        }
        """;

    [Fact]
    public Task ConvertsACheckThatThrows() => Test.Fixes("""
        class Models(HttpClient http)
        {
            public async Task CheckAsync()
            {
                using var response = await http.[|GetAsync|]("https://api.openai.com/v1/models");
                response.EnsureSuccessStatusCode();
            }
        }
        """, """
        using SciLlm;

        class Models(HttpClient http)
        {
            public async Task CheckAsync()
            {
                await SciLlmClient.Default.ListModelsAsync();
            }
        }
        """);

    [Fact]
    public Task OffersNothing_WhenMoreIsReadThanTheClientHandsBack() => Test.OffersNoFix("""
        using System.Text.Json;

        class Models(HttpClient http)
        {
            public async Task<List<int>> ContextsAsync()
            {
                var json = await http.[|GetStringAsync|]("https://openrouter.ai/api/v1/models");
                using var document = JsonDocument.Parse(json);
                return document.RootElement.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("context_length").GetInt32()).ToList();
            }
        }
        """);

    [Fact]
    public Task OffersNothing_WhenAFailureBecomesAnAnswer() => Test.OffersNoFix("""
        class Models(HttpClient http)
        {
            public async Task<bool> IsThereAsync()
            {
                var response = await http.[|GetAsync|]("https://api.openai.com/v1/models");
                return response.IsSuccessStatusCode;
            }
        }
        """);

    [Fact]
    public Task OffersNothing_WhenTheJsonIsHandedOn() => Test.OffersNoFix("""
        class Models(HttpClient http)
        {
            public Task<string> RawAsync() => http.[|GetStringAsync|]("https://api.openai.com/v1/models");
        }
        """);

    [Fact]
    public Task OffersNothing_WithoutTheClient() => Test.OffersNoFixWithoutClient("""
        class Models(HttpClient http)
        {
            public async Task CheckAsync()
            {
                using var response = await http.[|GetAsync|]("https://api.openai.com/v1/models");
                response.EnsureSuccessStatusCode();
            }
        }
        """);
}
