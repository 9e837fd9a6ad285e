namespace SciLlm.Analyzers.Tests.Scripts;

public sealed class PythonScriptTests
{
    [Fact]
    public void ReportsTheMethod_WhenItCallsAnEndpoint() => ScriptTest.Verify("calls.py", """"
        import os, requests, httpx, urllib.request, subprocess

        BASE = os.environ.get("CHUTES_API_BASE", "https://llm.chutes.ai/v1").rstrip("/")
        URL = f"{BASE}/chat/completions"

        requests.[|post|](f"{BASE}/chat/completions", headers={"Authorization": f"Bearer {key}"}, json=payload)
        response = requests.[|post|](
            "https://api.openai.com/v1/chat/completions",
            json={"model": "m", "messages": []},
        )
        requests.[|get|](url=f"{os.environ['CHUTES_API_BASE']}/models")
        requests.[|request|]("POST", URL)
        with httpx.Client() as client:
            client.[|post|](URL, json=payload)
            client.[|stream|]("POST", "https://openrouter.ai/api/v1" + "/chat/completions")
        request = urllib.request.Request("https://api.groq.com/openai/v1/chat/completions", data=body)
        urllib.request.[|urlopen|](request)

        async def ask(session):
            async with session.[|post|](URL, json=payload) as r:
                return await r.json()

        class Client:
            def __init__(self, base_url="https://api.deepseek.com"):
                self.endpoint = base_url + "/v1/chat/completions"

            def ask(self):
                return self.session.[|post|](self.endpoint, json={})

        [|subprocess.run|](["curl", "-s", URL, "-d", body])
        [|os.system|]("curl -s https://api.openai.com/v1/chat/completions")
        """");

    [Fact]
    public void ReportsTheKeyword_WhenHeadersAreSetByHand() => ScriptTest.Verify("headers.py", """
        completion(model=m, messages=x, [|extra_headers|]={"Authorization": f"Bearer {key}"})
        completion(model=m, messages=x, [|extra_headers|]={
            "x-api-key": key,
        })
        headers = {"x-api-key": key}
        completion(model=m, messages=x, [|extra_headers|]=headers)
        completion(model=m, messages=x, extra_headers={"X-Trace": trace})
        """);

    [Fact]
    public void ReportsTheKeyword_WhenABatchIsCalledLikeOneCompletion() => ScriptTest.Verify("batch.py", """
        await parallel_acompletions([|model|]=MODEL, [|messages_list|]=[[a], [b]], api_base=base)
        await parallel_acompletions([{"model": MODEL, "messages": a}], api_base=base)
        await batch_acompletions(build(model=MODEL), api_base=base)
        """);

    [Fact]
    public void ReportsTheHandler_WhenItSwallowsAPreflight() => ScriptTest.Verify("preflight.py", """
        def check():
            try:
                sanity_preflight(api_base=base, api_key=key, model=model)
            [|except|] Exception:
                pass

        def log_only():
            try:
                if True:
                    ok = sanity_preflight(api_base=base)
            [|except|] Exception as e:
                logger.warning("preflight failed: %s", e)
                return None

        def inline():
            try: sanity_preflight(model=m)
            [|except|]: pass

        def suppressed():
            with contextlib.[|suppress|](Exception):
                sanity_preflight(model=m)

        def details():
            try:
                sanity_preflight(model=m)
            except PreflightError as e:
                return {"exc_type": type(e).__name__, "message": str(e), "status": e.status}

        def rethrown():
            try:
                sanity_preflight(model=m)
            except Exception:
                logger.error("preflight failed")
                raise

        def other():
            try:
                os.remove(path)
            except OSError:
                pass
            sanity_preflight(model=m)
        """);

    [Fact]
    public void IsSilent_WhenThePavedPathIsTaken() => ScriptTest.Verify("paved.py", """"
        """requests.post("https://api.openai.com/v1/chat/completions") is what this module replaces."""
        from scillm import acompletion, batch_acompletions_iter
        # requests.post(f"{base}/chat/completions", headers={"Authorization": "Bearer"}, json=payload)
        r = await acompletion(model=os.environ['CHUTES_TEXT_MODEL'],
                              api_base=os.environ['CHUTES_API_BASE'],
                              api_key=os.environ['CHUTES_API_KEY'],
                              custom_llm_provider='openai_like',
                              messages=[{"role": "user", "content": "curl https://api.openai.com/v1/chat/completions"}],
                              response_format={'type': 'json_object'})
        URL = "https://api.openai.com/v1/chat/completions"
        base = os.environ.get("CHAT_URL", "https://api.openai.com/v1/chat/completions")
        print("POST https://api.openai.com/v1/chat/completions")
        logger.info("calling %s", URL)
        assert URL == "https://api.openai.com/v1/chat/completions"
        """");

    [Fact]
    public void IsSilent_WhenTheEndpointIsServedOrMocked() => ScriptTest.Verify("server.py", """
        @app.post("/v1/chat/completions")
        async def chat(request): ...

        @router.get("/v1/models")
        def models(): ...

        responses.post("https://api.openai.com/v1/chat/completions", json={})
        respx.post("https://api.openai.com/v1/chat/completions").mock()
        requests.get("https://api.github.com/repos")
        cache.get("https://api.openai.com/v1/chat/completions")
        """);

    [Fact]
    public void IsSilent_WhenADictionaryIsRead() => ScriptTest.Verify("dictionary.py", """
        import openai
        models = data.get("models") or []
        endpoint = request.get("endpoint", "/v1/chat/completions")
        tags = requests.[|get|](OLLAMA_BASE + "/models").json().get("models")
        """);

    [Fact]
    public void IsSilent_WhenAServerLoadsAModelOfItsOwn() => ScriptTest.Verify("load.py", """
        # how llama is served
        requests.post("http://localhost:8081/models?url=llama.mar&initial_workers=1")
        requests.post(f"{root}/api/v1/models/pull", json={"model": "llama"})
        requests.[|get|]("http://localhost:8000/v1/models")
        requests.[|get|]("https://api.anthropic.com/v1/models?limit=100")
        """);

    [Fact]
    public void IsSilent_WhenATestAsksItsOwnServer() => ScriptTest.Verify("test_server.py", """
        client = TestClient(app)
        response = client.post("/v1/chat/completions", json=body)
        await client.post(url="/v1/embeddings", json=body)
        requests.[|post|]("https://api.openai.com/v1/chat/completions", json=body)
        """);

    [Fact]
    public void IsSilent_WhenASocketIsOpenedWithHeaders() => ScriptTest.Verify("socket.py", """
        async with websockets.connect(url, extra_headers={"Authorization": f"Bearer {key}"}) as socket:
            await completion(model=m, messages=x, [|extra_headers|]={"Authorization": f"Bearer {key}"})
        """);

    [Theory]
    [InlineData("requests.post(")]
    [InlineData("f\"{x")]
    [InlineData("'''")]
    [InlineData("extra_headers=")]
    [InlineData("try:\n sanity_preflight(\nexcept")]
    [InlineData("parallel_acompletions(model")]
    public void EndsQuietly_WhenTheScriptIsBroken(string script) => Assert.NotNull(ScriptTest.Scan("broken.py", script));
}
