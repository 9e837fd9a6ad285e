using SciLlm.Analyzers.Routing;

namespace SciLlm.Analyzers.Tests.Routing;

/// <summary>SCILLM501: which loops and chains try another model, base, key or provider, and which only look like it.</summary>
public sealed class HandWrittenFallbackTests
{
    [Theory]
    [InlineData("[|foreach|] (var model in models) { try { return await Ask(model); } catch { continue; } } throw new TimeoutException();")]
    [InlineData("[|foreach|] (var model in models) { try { return await Ask(model); } catch (Exception ex) { Console.WriteLine(ex); } } return null;")]
    [InlineData("string? answer = null; [|foreach|] (var model in models) { try { answer = await Ask(model); break; } catch { } } return answer;")]
    [InlineData("[|foreach|] (var model in models) { var answer = await Ask(model); if (answer is null) continue; return answer; } return null;")]
    [InlineData("[|foreach|] (var model in models) { for (var i = 0; i < 3; i++) { try { return await Ask(model); } catch { if (i == 2) break; } } } return null;")]
    [InlineData("[|foreach|] (var model in models) { var (answer, failure) = await AskWithReason(model); if (failure is null) return answer; } return null;")]
    [InlineData("[|for|] (var i = 0; i < models.Length; i++) { try { return await Ask(models[i]); } catch { } } return null;")]
    [InlineData("[|foreach|] (var each in assistants) { try { return await each.AskAsync(question); } catch { } } return null;")]
    [InlineData("[|foreach|] (var each in assistants) { var reply = await each.AskAsync(question); if (reply.Length > 0) return reply; } return null;")]
    [InlineData("[|foreach|] (var (name, each) in named) { try { return name + await each.AskAsync(question); } catch { } } return null;")]
    [InlineData("var keyIndex = 0; [|while|] (true) { try { return await Ask(models[keyIndex]); } catch when (keyIndex < 2) { keyIndex++; } }")]
    [InlineData("[|do|] { try { return await Ask(Model); } catch { TryNextModel(); } } while (true);")]
    [InlineData("[|foreach|] (var attempt in new[] { (Model: \"a\", Key: \"k\") }) { var answer = await Ask(attempt.Model); if (answer != null) return answer; } return null;")]
    [InlineData("[|for|] (var i = 0; i < 3; i++) { var answer = await Ask(Model); if (answer != null) return answer; if (RotateKeyAfterFailure()) continue; break; } return null;")]
    [InlineData("[|while|] (true) { var key = PickKey(); try { return await Ask(key); } catch (Exception ex) { if (ex is TimeoutException) continue; throw; } }")]
    [InlineData("[|for|] (var i = 0; i < 3; i++) { var model = SelectModel(); try { return await Ask(model); } catch { await Task.Delay(9); } } return null;")]
    [InlineData("[|foreach|] (var each in fallbacks) { var answer = await AskWithFlag(each); if (answer.Success) return answer.Text; } return null;")]
    [InlineData("var key = \"\"; [|while|] (turn++ < 3) { try { key = GetAvailableKey(); return await Ask(key); } catch (TimeoutException) { await Task.Delay(9); } } return null;")]
    [InlineData("[|while|] (turn++ < 3) { try { return await Ask(Model); } catch (TimeoutException) { token = keys[0]; } } return null;")]
    public Task Reports_LoopsOverAlternates(string body) => RuleTest<HandWrittenFallbackAnalyzer>.Reports(InMethod(body));

    [Theory]
    [InlineData("try { return await Ask(\"a\"); } [|catch|] { return await Ask(Model); }")]
    [InlineData("try { return await primary.AskAsync(question); } [|catch|] (Exception) { return await secondary.AskAsync(question); }")]
    [InlineData("try { return await AskGroq(); } [|catch|] (Exception) { return await AskOllama(); }")]
    [InlineData("var first = await AskWithFlag(); [|if|] (first.Success) { return first.Text; } return await AskOllama();")]
    [InlineData("try { return await Ask(Model); } [|catch|] { TryNextModel(); return await Ask(Model); }")]
    [InlineData("string? answer = null; try { answer = await primary.AskAsync(question); } [|catch|] { } if (answer == null) answer = await secondary.AskAsync(question); return answer;")]
    [InlineData("var answer = await primary.AskAsync(question); [|if|] (string.IsNullOrEmpty(answer)) { answer = await secondary.AskAsync(question); } return answer;")]
    [InlineData("var answer = await primary.AskAsync(question); [|if|] (answer != null) return answer; return await secondary.AskAsync(question);")]
    [InlineData("return await AskGroq() [|??|] await AskOllama();")]
    [InlineData("try { return await AskGroq(); } [|catch|] { try { return await AskOllama(); } catch { return await Ask(Model); } }")]
    [InlineData("if (turn > 0) { var r = await primary.AskAsync(question); [|if|] (r != null) return r; } return await secondary.AskAsync(question);")]
    [InlineData("try { return await primary.AskAsync(question); } [|catch|] (Exception ex) { Console.WriteLine(ex); } return await secondary.AskAsync(question);")]
    [InlineData("try { return await AskGroq(); } catch (OperationCanceledException) { throw; } [|catch|] { } return await AskOllama();")]
    [InlineData("var r = await primary.AskAsync(question); [|if|] (r == null) r = await secondary.AskAsync(question); if (r == null) r = await AskGroq(); return r;")]
    [InlineData("retry: try { return await Ask(token); } [|catch|] (Exception) { if (turn++ > 2) return null; token = keys[turn]; goto retry; }")]
    [InlineData("retry: var answer = await AskWithFlag(); [|if|] (!answer.Success) { TryNextModel(); goto retry; } return answer.Text;")]
    [InlineData("var answer = await AskWithFlag(); [|if|] (!answer.Success) { Model = \"gpt-4o-mini\"; answer = await AskWithFlag(); } return answer.Text;")]
    public Task Reports_ChainsOfChoices_WhereTheSecondBegins(string body) => RuleTest<HandWrittenFallbackAnalyzer>.Reports(InMethod(body));

    [Theory]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await Ask(Model); } catch { await Task.Delay(9); } } return null;")]
    [InlineData("while (true) { try { return await Ask(Model); } catch (HttpRequestException) { await Task.Delay(9); } }")]
    [InlineData("var all = \"\"; foreach (var model in models) { try { all += await Ask(model); } catch { } } return all;")]
    [InlineData("var all = \"\"; foreach (var each in assistants) all += await each.AskAsync(question); return all;")]
    [InlineData("foreach (var model in models) { if (model == question) return await Ask(model); } return null;")]
    [InlineData("foreach (var model in models) { try { return await Ask(model); } catch (Exception ex) { throw new TimeoutException(\"\", ex); } } return null;")]
    [InlineData("foreach (var part in question.Split()) { try { return await Ask(part); } catch { } } return null;")]
    [InlineData("foreach (var model in models) { var answer = await Ask(model); if (answer == null) return null; Console.WriteLine(answer); } return \"all\";")]
    [InlineData("foreach (var model in models) { var answer = await Ask(model); if (!string.IsNullOrEmpty(answer)) continue; turn++; if (turn > 9) break; } return null;")]
    [InlineData("return await Ask(models[turn++ % models.Length]);")]
    [InlineData("try { return await Ask(Model); } catch { return await Ask(Model); }")]
    [InlineData("try { return await primary.AskAsync(question); } catch { return await primary.AskAsync(question.Trim()); }")]
    [InlineData("try { return await primary.AskAsync(question); } catch { return \"\"; }")]
    [InlineData("try { return await primary.AskAsync(question); } catch { } return await primary.AskAsync(question);")]
    [InlineData("try { return await primary.AskAsync(question); } catch { throw; } return await secondary.AskAsync(question);")]
    [InlineData("if (turn > 0) { var r = await primary.AskAsync(question); Console.WriteLine(r); } return await secondary.AskAsync(question);")]
    [InlineData("if (question == \"compare\") { var r = await primary.AskAsync(question); if (r != null) return r; } var words = await secondary.AskAsync(question); return words.Trim();")]
    [InlineData("try { if (turn > 0) return await AskByFallback(question); return await Ask(Model); } catch { return await AskByFallback(question); }")]
    [InlineData("foreach (var model in models) { try { if (await ValidateProviderAsync(model)) return model; } catch { } } return null;")]
    [InlineData("var plan = await primary.AskAsync(question); if (plan != null) return plan; return await secondary.AskAsync(plan + question);")]
    [InlineData("var kind = await primary.AskAsync(question); if (kind == \"hard\") return await secondary.AskAsync(question); return kind;")]
    [InlineData("foreach (var service in speakers) { try { return await service.SpeakAsync(question); } catch { } } return null;")]
    [InlineData("retry: try { return await Ask(Model); } catch (Exception) { if (turn++ > 2) return null; await Task.Delay(9); goto retry; }")]
    [InlineData("while (turn++ < 3) { try { return await Ask(Model); } catch (TimeoutException) { await Task.Delay(models.Length); } } return null;")]
    [InlineData("try { var first = new Tutor(client).Politely(); return await first.AskAsync(question); } catch { } var plain = new Tutor(client); return await plain.AskAsync(question);")]
    [InlineData("var answer = await AskRules(question); if (answer == null) return await CallLlm(question); return answer;")]
    public Task IsSilent_WhenNothingElseIsTried(string body) => RuleTest<HandWrittenFallbackAnalyzer>.IsSilent(InMethod(body));

    [Theory]
    [InlineData("string prompt, int keyIndex = 0", "try { return await Ask(keyIndex); } [|catch|] when (keyIndex < 3) { return await RunAsync(prompt, keyIndex + 1); }")]
    [InlineData("string prompt, int keyIndex = 0", "var answer = await Ask(keyIndex); [|if|] (answer == null && keyIndex < 3) return await RunAsync(prompt, keyIndex + 1); return answer;")]
    [InlineData("string prompt, string model", "try { return await Ask(model.Length); } [|catch|] { if (model == \"o3\") throw; return await RunAsync(prompt, model: \"o3\"); }")]
    public Task Reports_AMethodThatCallsItself_WithAnotherModelOrKey(string parameters, string body) =>
        RuleTest<HandWrittenFallbackAnalyzer>.Reports(CallingItself(parameters, body));

    [Theory]
    [InlineData("string prompt, int attempt = 0", "var answer = await Ask(0); if (answer == null && attempt < 3) return await RunAsync(prompt, attempt + 1); return answer;")]
    [InlineData("string prompt, string model, int attempt", "try { return await Ask(attempt); } catch { if (attempt > 2) throw; return await RunAsync(prompt, model, attempt + 1); }")]
    public Task IsSilent_WhenAMethodOnlyTriesAgain(string parameters, string body) =>
        RuleTest<HandWrittenFallbackAnalyzer>.IsSilent(CallingItself(parameters, body));

    [Fact]
    public Task Says_WhatIsTried() => RuleTest<HandWrittenFallbackAnalyzer>.Says(
        "After a failure 'Ask' is tried by hand with another model, base, key or provider; leave that to Router, or let the failure reach the caller",
        InMethod("{|#0:foreach|} (var model in models) { try { return await Ask(model); } catch { } } return null;"));

    [Fact]
    public Task Reports_AnotherBase_AndNotTheSameOneInOtherWords() => RuleTest<HandWrittenFallbackAnalyzer>.Reports("""
        class Chat(HttpClient http)
        {
            private const string Near = "http://10.0.0.7:11434/api/generate";
            private const string Far = "https://api.openai.com/v1/chat/completions";

            public async Task<HttpResponseMessage> AskAsync(HttpContent body)
            {
                HttpResponseMessage? response = null;
                try { response = await http.PostAsync(Near, body); }
                [|catch|] { }
                if (response == null || !response.IsSuccessStatusCode)
                    response = await http.PostAsync(Far, body);
                return response;
            }

            public async Task<HttpResponseMessage> AskPlainlyAsync(HttpContent body, HttpContent plain)
            {
                var response = await http.PostAsync(Far, body);
                if (!response.IsSuccessStatusCode)
                    response = await http.PostAsync(Far, plain);
                return response;
            }
        }
        """);

    [Fact]
    public Task Reports_AWrapperThatRunsTheSameFunctionAgain() => RuleTest<HandWrittenFallbackAnalyzer>.Reports("""
        using SciLlm;

        class Retry(SciLlmClient client)
        {
            public Task<Completion> AskAsync(string question) => WithRetry(() => client.CompleteAsync(new(question)));

            private async Task<T> WithRetry<T>(Func<Task<T>> operation)
            {
                try { return await operation(); }
                [|catch|]
                {
                    SwitchToNextKey();
                    return await operation();
                }
            }

            private void SwitchToNextKey() { }
        }
        """);

    [Theory]
    [InlineData("[|foreach|] (var provider in providers) { try { return await provider.CompleteAsync(prompt); } catch (Exception ex) { Console.WriteLine(ex); } } return null;")]
    [InlineData("[|foreach|] (var provider in providers) { try { return await operation(provider); } catch { } } return null;")]
    [InlineData("var i = 0; var provider = providers[0]; [|do|] { try { return await provider.CompleteAsync(prompt); } catch (HttpRequestException) when (i++ < 3) { Model = FallbackModel; provider = providers[i]; } } while (i < 3); return null;")]
    public Task Reports_LlmsBehindAnInterface_WhoseWorkIsDoneInAnotherProject(string body) => RuleTest<HandWrittenFallbackAnalyzer>.Reports($$"""
        interface ILLMProvider { Task<string> CompleteAsync(string prompt); }

        class LlmFallback(ILLMProvider[] providers, Func<ILLMProvider, Task<string>> given)
        {
            public string Model { get; private set; } = "";
            private string FallbackModel => $"other{given}";

            public async Task<string?> RunAsync(string prompt, Func<ILLMProvider, Task<string>> operation)
            {
                {{body}}
            }
        }
        """);

    [Fact]
    public Task IsSilent_InTests() => RuleTest<HandWrittenFallbackAnalyzer>.IsSilent(
        InMethod("return null;").Replace("public async", "[Fact] public async", StringComparison.Ordinal)
            .Replace("return null;", "foreach (var model in models) { try { return await Ask(model); } catch { } } return null;", StringComparison.Ordinal),
        "public sealed class FactAttribute : Attribute;");

    private static string CallingItself(string parameters, string body) => $$"""
        using SciLlm;

        class Chat(SciLlmClient[] clients)
        {
            public async Task<string?> RunAsync({{parameters}})
            {
                {{body}}
            }

            private async Task<string?> Ask(int at) => (await clients[at].CompleteAsync(new("hi"))).Content;
        }
        """;

    private static string InMethod(string body) => $$"""
        using SciLlm;

        interface IAssistant { Task<string> AskAsync(string question); }

        interface ISpeaker { Task<string> SpeakAsync(string text); }

        class Assistant(SciLlmClient client) : IAssistant
        {
            public async Task<string> AskAsync(string question) => (await client.CompleteAsync(new(question))).Content;
        }

        class Tutor(SciLlmClient client) : IAssistant
        {
            public Tutor Politely() => this;
            public async Task<string> AskAsync(string question) => (await client.CompleteAsync(new(question))).Content;
        }

        class Router(SciLlmClient client, string[] models, string[] keys, string[] fallbacks, IAssistant[] assistants, Dictionary<string, IAssistant> named, ISpeaker[] speakers)
        {
            private readonly IAssistant primary = assistants[0], secondary = assistants[1];
            private int turn;
            private string token = "";

            public string Model { get; private set; } = "";

            public async Task<string?> RunAsync(string question)
            {
                {{body}}
            }

            private async Task<string> Ask(string model) => (await client.CompleteAsync(new CompletionRequest("hi") { Model = model })).Content;
            private Task<string?> AskGroq() => Ask("g")!;
            private Task<string?> AskOllama() => Ask("o")!;
            private async Task<(bool Success, string Text)> AskWithFlag(string each = "f") => (true, await Ask(each));
            private Task<string?> AskRules(string question) => Ask(question)!;
            private Task<string?> CallLlm(string question) => Ask(question)!;
            private async Task<(string Text, Exception? Failure)> AskWithReason(string model) => (await Ask(model), null);
            private Task<string> AskByFallback(string words) => Ask(words);
            private void TryNextModel() => Model = models[turn++];
            private bool RotateKeyAfterFailure() => turn++ < 3;
            private string PickKey() => models[0];
            private string GetAvailableKey() => keys[0];
            private string SelectModel() => models[0];
            private async Task<bool> ValidateProviderAsync(string model) => (await Ask(model)).Length > 0;
            public override string ToString() => $"{named}{speakers}{primary}{secondary}{fallbacks}{token}";
        }
        """;
}
