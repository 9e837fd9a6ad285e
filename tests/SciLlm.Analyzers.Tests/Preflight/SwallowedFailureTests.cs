using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM404: what a catch around an LLM call may make of the failure, and what it may not.</summary>
public sealed class SwallowedFailureTests
{
    [Theory]
    [InlineData("string?", "[|catch|] { return null; }")]
    [InlineData("string?", "[|catch|] (Exception ex) { logger.LogError(ex, \"no answer\"); return default; }")]
    [InlineData("string", "[|catch|] (SciLlmException) { return \"\"; }")]
    [InlineData("string", "[|catch|] (SciLlmException) { return question; }")]
    [InlineData("string", "[|catch|] (Exception ex) { return $\"Error: {ex.Message}\"; }")]
    [InlineData("string", "[|catch|] (Exception ex) { return \"Error: \" + ex.Message; }")]
    [InlineData("string", "[|catch|] (Exception ex) { return ex.ToString(); }")]
    [InlineData("string", "[|catch|] { return CannedAnswer(question); }")]
    [InlineData("string", "[|catch|] { } return \"The assistant is out.\";")]
    [InlineData("string", "[|catch|] (Exception ex) { Console.WriteLine(ex.Message); } return string.Empty;")]
    [InlineData("string", "[|catch|] (Exception ex) { answer = $\"Error: {ex.Message}\"; } return answer;")]
    [InlineData("string", "[|catch|] (Exception ex) { File.AppendAllText(\"errors.log\", ex.Message); } return answer;")]
    [InlineData("string", "[|catch|] (TaskCanceledException) { return \"That took too long.\"; } [|catch|] (HttpRequestException) { return \"Not today.\"; }")]
    [InlineData("string", "[|catch|] (OperationCanceledException) when (!token.IsCancellationRequested) { return \"\"; }")]
    [InlineData("string?", "[|catch|] (TaskCanceledException ex) { logger.LogWarning(ex, \"The question timed out\"); return null; }")]
    [InlineData("string?", "[|catch|] (Exception ex) { System.Diagnostics.Activity.Current?.AddException(ex); return null; }")]
    [InlineData("bool", "[|catch|] (Exception) { return false; }")]
    [InlineData("List<string>", "[|catch|] (Exception) { return []; }")]
    [InlineData("List<string>", "[|catch|] (Exception) { return new List<string>(); }")]
    [InlineData("IReadOnlyList<string>", "[|catch|] (Exception) { return Array.Empty<string>(); }")]
    [InlineData("float[]", "[|catch|] (Exception) { return new float[3]; }")]
    [InlineData("(string?, int)", "[|catch|] (Exception) { return (null, 0); }")]
    [InlineData("Opinion", "[|catch|] (Exception) { return new Opinion { Label = \"neutral\" }; }")]
    [InlineData("Opinion", "[|catch|] (Exception ex) { return new Opinion { Label = \"none\", Text = $\"Error: {ex.Message}\" }; }")]
    [InlineData("Opinion", "[|catch|] (Exception) { return new() { Text = \"I could not answer that.\" }; }")]
    [InlineData("object", "[|catch|] (Exception) { return Results.Ok(new Opinion { Text = null! }); }")]
    [InlineData("object", "[|catch|] (Exception) { return Results.Ok(Array.Empty<string>()); }")]
    [InlineData("object", "[|catch|] (Exception) { return Results.Created(\"Success\", \"Our assistant is out for coffee.\"); }")]
    [InlineData("object", "[|catch|] (Exception ex) { return Results.Ok(new { question, reply = $\"Error: {ex.Message}\" }); }")]
    [InlineData("List<string>", "[|catch|] (Exception) { return new List<string> { \"Tell me more\", \"Why?\" }; }")]
    [InlineData("string[]", "[|catch|] (Exception) { return new[] { \"Tell me more\" }; }")]
    [InlineData("List<string>", "[|catch|] (Exception) { return [\"Tell me more\"]; }")]
    [InlineData("double", "[|catch|] (Exception) { return 0.5; }")]
    [InlineData("string?", "[|catch|] (Exception ex) { if (ex is OperationCanceledException) throw; return null; }")]
    [InlineData("string", "[|catch|] (Exception ex) { if (question.Length > 0) return $\"Error: {ex.Message}\"; throw new TimeoutException(\"\", ex); }")]
    [InlineData("string?", "[|catch|] (Exception ex) { var text = \"\"; text = ex.Message; logger.LogError(text); return null; }")]
    [InlineData("", "[|catch|] (Exception ex) { logger.LogWarning(ex, \"no answer\"); }")]
    [InlineData("", "[|catch|] (Exception ex) { var errorText = \"\"; errorText = ex.Message; logger.LogError(errorText); }")]
    [InlineData("", "[|catch|] (Exception ex) { System.Diagnostics.Debug.WriteLine(ex.Message); return; }")]
    public Task Reports_WhatPassesForAnAnswer(string result, string handlers) => RuleTest<SwallowedFailureAnalyzer>.Reports(InMethod(result, handlers));

    [Theory]
    [InlineData("string", "catch (Exception ex) { logger.LogError(ex, \"no answer\"); throw; }")]
    [InlineData("string", "catch (Exception ex) { throw new InvalidOperationException(\"no answer\", ex); }")]
    [InlineData("string?", "catch (TimeoutException ex) { if (ex.Data.Count > 0) return null; throw; }")]
    [InlineData("string?", "catch (Exception ex) { var text = \"\"; text = ex.Message; LastError = text; return null; }")]
    [InlineData("string", "catch (Exception ex) { LastError = ex.Message; return \"\"; }")]
    [InlineData("string?", "catch (Exception) { SetError(\"no answer\"); return null; }")]
    [InlineData("string?", "catch (Exception ex) { failed?.Invoke(ex); return null; }")]
    [InlineData("string", "catch (Exception ex) { source.SetException(ex); return \"\"; }")]
    [InlineData("Reply", "catch (Exception ex) { return new Reply { Success = false, Error = ex.Message }; }")]
    [InlineData("Reply", "catch (Exception) { return new Reply { Success = false, Error = \"no answer\" }; }")]
    [InlineData("Reply", "catch (Exception ex) { return Reply.Failed(ex.Message); }")]
    [InlineData("Reply", "catch (Exception ex) { return new Reply { Text = $\"Error: {ex.Message}\", Error = ex.Message }; }")]
    [InlineData("Reply", "catch (Exception ex) { return new Reply { Text = $\"Error: {ex.Message}\", IsWhole = false }; }")]
    [InlineData("string", "catch (WhisperModelLoadException) { return \"\"; }")]
    [InlineData("string", "catch (Exception ex) { return CreateGraphError(ex.Message); }")]
    [InlineData("(bool, string)", "catch (Exception ex) { return (false, ex.Message); }")]
    [InlineData("string", "catch (System.Text.Json.JsonException) { return \"\"; }")]
    [InlineData("string", "catch (Exception ex) when (ex is System.Text.Json.JsonException or FormatException) { return \"\"; }")]
    [InlineData("string?", "catch (OperationCanceledException) { return null; }")]
    [InlineData("string", "catch (NotSupportedException) { return \"\"; }")]
    [InlineData("string?", "catch (Exception ex) { AddException(ex); } return null;")]
    [InlineData("string?", "catch (Exception) when (token.IsCancellationRequested) { return null; }")]
    [InlineData("string", "catch (Exception ex) { logger.LogError(ex, \"\"); } throw new TimeoutException();")]
    [InlineData("object", "catch (Exception ex) { return Results.Problem(ex.Message); }")]
    [InlineData("object", "catch (Exception ex) { return Results.Ok(new { Error = ex.Message }); }")]
    [InlineData("object", "catch (Exception ex) { return Results.Ok(new { reply = \"none\", error = ex.Message }); }")]
    [InlineData("object", "catch (Exception ex) { return Results.Ok(new { isWhole = false, reply = ex.Message + \"!\" }); }")]
    [InlineData("List<string>", "catch (Exception ex) { return [ex.Message]; }")]
    [InlineData("int", "catch (Exception ex) { Console.Error.WriteLine(ex.Message); return 1; }")]
    [InlineData("", "catch (Exception ex) { Console.WriteLine(ex.Message); }")]
    [InlineData("", "catch (Exception ex) { ShowMessage(ex.Message); }")]
    [InlineData("", "catch (Exception) { ShowMessage(\"no answer\"); }")]
    [InlineData("", "catch (Exception ex) { await Response.WriteAsync(ex.Message); }")]
    [InlineData("", "finally { logger.LogDebug(\"done\"); }")]
    public Task IsSilent_WhenTheFailureGoesOn(string result, string handlers) => RuleTest<SwallowedFailureAnalyzer>.IsSilent(InMethod(result, handlers));

    [Theory]
    [InlineData("string?", "{|#0:catch|} { return null; }", " by 'return null'")]
    [InlineData("string", "{|#0:catch|} { } return \"out\";", " by 'return \"out\"'")]
    [InlineData("string", "{|#0:catch|} { return \"I am sorry, but nobody could be asked for the moment.\"; }", " by 'return \"I am sorry, but nobody could be…'")]
    [InlineData("Opinion", "{|#0:catch|} { return new Opinion\n{ Text = \"out\" }; }", " by 'return new Opinion …'")]
    [InlineData("string", "{|#0:catch|} { answer = \"\"; } Console.WriteLine(answer); return answer;", "")]
    [InlineData("int", "{|#0:catch|} (Exception ex) { logger.LogError(ex, \"\"); } return answer.Length;", " after it is logged")]
    public Task Says_WhatFailed_AndHowItIsSwallowed(string result, string handlers, string how) => RuleTest<SwallowedFailureAnalyzer>.Says(
        $"The failure of 'CompleteAsync' is swallowed here{how}; let it reach the caller", InMethod(result, handlers));

    [Theory]
    [InlineData("private async Task<string?> AskAsync()")]
    [InlineData("public async Task<string?> SummarizeAsync()")]
    public Task Reports_InAnyMethodThatAnswers(string method) => RuleTest<SwallowedFailureAnalyzer>.Reports(InMethodNamed(method, "[|catch|]"));

    [Theory]
    [InlineData("public async Task<string?> TestConnectionAsync()")]
    [InlineData("public async Task<string?> CheckHealth()")]
    [InlineData("private async Task<string?> ValidateApiKeyAsync()")]
    [InlineData("public async Task<string?> CheckProviderAsync()")]
    [InlineData("public async Task<string?> GetModelNamesAsync()")]
    [InlineData("[Fact] public async Task<string?> Answers()")]
    public Task IsSilent_WhereTheFailureIsTheAnswer(string method) => RuleTest<SwallowedFailureAnalyzer>.IsSilent(
        InMethodNamed(method, "catch"), "public sealed class FactAttribute : Attribute;");

    private static string InMethod(string result, string handlers) => $$"""
        using Microsoft.Extensions.Logging;
        using SciLlm;

        class Opinion { public string Label { get; set; } = ""; public string Text { get; set; } = ""; }

        class WhisperModelLoadException : Exception;

        static class Results
        {
            public static object Ok(object value) => value;
            public static object Created(string place, object value) => place + value;
            public static object Problem(string reason) => reason;
        }

        class Reply
        {
            public string Text { get; set; } = "";
            public bool IsWhole { get; set; } = true;
            public bool Success { get; set; }
            public string Error { get; set; } = "";
            public static Reply Failed(string reason) => new() { Error = reason };
        }

        class Step(SciLlmClient client, ILogger logger, Action<Exception>? failed, TaskCompletionSource source)
        {
            public string LastError { get; private set; } = "";
            public StringWriter Response { get; } = new();

            public async Task{{(result.Length > 0 ? $"<{result}>" : "")}} RunAsync(string question, CancellationToken token)
            {
                var answer = "";
                try
                {
                    answer = (await client.CompleteAsync(new(question))).Content;
                    {{(result.Length > 0 && !EndsByItself(handlers) ? "return Read(answer);" : "")}}
                }
                {{handlers}}
            }

            private {{(result.Length > 0 ? result : "string")}} Read(string answer) => throw new NotSupportedException(answer);
            private string CannedAnswer(string question) => question;
            private static string CreateGraphError(string reason) => "{\"error\":\"" + reason + "\"}";
            private void SetError(string text) => LastError = text;
            private void ShowMessage(string text) => LastError = text;
            private void AddException(Exception failure) => LastError = failure.Message;
            public override string ToString() => $"{logger}{failed}{source}{CannedAnswer("")}";
        }
        """;

    private static bool EndsByItself(string handlers) => handlers.LastIndexOf('}') < handlers.Length - 1;

    private static string InMethodNamed(string method, string keyword) => $$"""
        using SciLlm;

        public class Step(SciLlmClient client)
        {
            {{method}}
            {
                try { return (await client.CompleteAsync(new("hi"))).Content; }
                {{keyword}} { return null; }
            }
        }
        """;
}
