namespace SciLlm.Analyzers.Tests.Scripts;

/// <summary>What a name of a Python script stands for, where it is used.</summary>
public sealed class PythonNameTests
{
    [Fact]
    public void NameMeansWhatItsOwnFunctionAssigned() => ScriptTest.Verify("functions.py", """
        def models(self):
            url = f"http://127.0.0.1:{self.port}/v1/models"  # asked of an llm
            return self.session.[|get|](url)

        def tokenize(self, text):
            url = f"http://127.0.0.1:{self.port}/tokenize"
            return self.session.post(url, json={"content": text})

        def ask(self, body):
            url = self.endpoint
            if body:
                url = "https://api.openai.com/v1/chat/completions"
            return self.session.[|post|](url, json=body)

        def other(self, url):
            return self.session.[|post|](url)
        """);

    [Fact]
    public void NameMeansWhatWasAssignedLast_WhenNothingIsBetween() => ScriptTest.Verify("spend.py", """
        def spend(client, call_id):
            url = "http://0.0.0.0:4000/v1/chat/completions"
            client.[|post|](url)
            url = "http://0.0.0.0:4000/spend/logs?request_id=" + call_id
            return client.get(url)

        def either(client, isOwn):
            url = "http://0.0.0.0:4000/v1/chat/completions"
            if isOwn:
                url = own
            return client.[|post|](url)
        """);

    [Fact]
    public void NameMeansWhatTheFunctionAroundAssigned_WhenItsOwnDoesNot() => ScriptTest.Verify("retries.py", """
        def models():
            url = "https://api.openai.com/v1/models"
            return requests.[|get|](url)

        def logits(self, payload):
            url = f"http://127.0.0.1:{self.port}/completion"

            def attempt():
                return self.session.post(url, json=payload)

            return attempt()
        """);

    [Fact]
    public void NameOfAnArgumentIsNoPartOfAnAddress() => ScriptTest.Verify("vertex.py", """
        base = self.check(api_base=base, custom_llm_provider="vertex_ai", stream=stream)
        # mentions openai and /v1/models
        handler.post(url=base, json=data)
        """);

    [Fact]
    public void NameOfAVariableIsShownAsNothing_WhenAFunctionLooksItUp() => Assert.Equal(
        "'get' calls …/v1/models directly",
        Assert.Single(ScriptTest.Scan("secret.py", """
            base = get_secret("OPENAI_API_BASE")
            requests.get(f"{base}/v1/models")
            """)).Problem);

    [Fact]
    public void IsSilent_WhenOnlyTheNameOfAVariableSpeaksOfAnLlm() => ScriptTest.Verify("prices.py", """
        import openai
        endpoint = "/v1/chat/completions"
        price = prices.get(f"{openai_provider}{name}")
        other = prices.get(openai_model)
        """);

    [Fact]
    public void EndsSoon_WhenAVariableIsAssignedFromItselfWithoutEnd() => Assert.NotNull(ScriptTest.Scan(
        "long.py",
        string.Concat(Enumerable.Repeat("url = url + '/v1/chat/completions'\n", 5000)) + "requests.post(url)"));
}
