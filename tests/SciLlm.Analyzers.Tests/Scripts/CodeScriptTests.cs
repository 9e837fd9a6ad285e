namespace SciLlm.Analyzers.Tests.Scripts;

public sealed class CodeScriptTests
{
    [Fact]
    public void EndsSoon_WhenEverythingIsOnOneLine() => Assert.NotNull(ScriptTest.Scan(
        "app.min.js",
        "fetch('https://api.openai.com/v1/models');" + string.Concat(Enumerable.Repeat("var u=a+'/x';function f(){var u=b;return()=>u.get(u)}", 20_000))));

    [Fact]
    public void IsSilent_WhenAMockIsToldWhatToAnswer() => ScriptTest.Verify("mock.ts", """
        const scope = nock("https://api.openai.com").post("/v1/chat/completions").reply(200, {}).get("https://api.openai.com/v1/models");
        const answer = await client(base).[|post|]("https://api.openai.com/v1/chat/completions");
        """);

    [Fact]
    public void ReportsTheMethod_WhenJavaScriptCallsAnEndpoint() => ScriptTest.Verify("calls.mjs", """
        const BASE = process.env.CHUTES_API_BASE || "https://llm.chutes.ai/v1";
        const url = `${BASE}/chat/completions`;
        /* fetch("https://api.openai.com/v1/chat/completions") */
        const r = await [|fetch|](url, { method: "POST", headers: { Authorization: `Bearer ${key}` } });
        await [|fetch|]("https://api.openai.com/v1/chat/completions", {});
        await axios.[|post|](`${process.env.OPENAI_BASE_URL}/chat/completions`, body);
        await [|axios|]({ method: "post", url: "https://api.anthropic.com/v1/messages", data });
        this.http.[|post|]("https://api.openai.com/v1/embeddings", body);
        xhr.[|open|]("POST", "https://api.openai.com/v1/chat/completions");
        const pattern = /it's "fetch" [/"]/;
        await [|fetch|](new URL("/v1/chat/completions", base));
        [|execSync|](`curl -s ${url}`);
        [|spawn|]("curl", ["-s", url]);
        """);

    [Fact]
    public void IsSilent_WhenJavaScriptServesOrMentionsAnEndpoint() => ScriptTest.Verify("server.ts", """
        app.post("/v1/chat/completions", handler);
        router.get('/v1/models', list);
        http.post("https://api.openai.com/v1/chat/completions", () => HttpResponse.json({}));
        nock("https://api.openai.com").post("/v1/images/generations");
        console.log("fetch https://api.openai.com/v1/chat/completions");
        const endpoint: string = "https://api.openai.com/v1/chat/completions";
        // fetch("https://api.openai.com/v1/chat/completions")
        await fetch("https://api.github.com/user");
        const client = new OpenAI({ baseURL: "https://api.openai.com/v1" });
        """);

    [Fact]
    public void ReportsTheMethod_WhenRubyCallsAnEndpoint() => ScriptTest.Verify("calls.rb", """
        # HTTParty.post("https://api.openai.com/v1/chat/completions")
        BASE = ENV.fetch("CHUTES_API_BASE", "https://llm.chutes.ai/v1")
        HTTParty.[|post|]("#{BASE}/chat/completions", body: payload)
        uri = URI("https://api.openai.com/v1/chat/completions")
        Net::HTTP.[|post|](uri, payload)
        request = Net::HTTP::Post.new(uri)
        http.[|request|](request)
        RestClient.[|post|] "https://api.openai.com/v1/chat/completions", payload
        out = `[|curl|] -s https://api.openai.com/v1/chat/completions`
        =begin
        HTTParty.post("https://api.openai.com/v1/chat/completions")
        =end
        post "/v1/chat/completions", to: "chat#create"
        puts "https://api.openai.com/v1/chat/completions"
        """);

    [Fact]
    public void LeavesTheServerThatARequestFileStandsBeside() => ScriptTest.Verify("LlmShop.http", """
        @LlmShop_HostAddress = http://localhost:5079
        @model_server = http://localhost:9000

        POST {{LlmShop_HostAddress}}/api/chat

        ###

        [|POST|] {{model_server}}/api/chat
        """);

    [Fact]
    public void ReportsTheRequestLine_WhenARequestFileCallsAnEndpoint() => ScriptTest.Verify("requests.http", """
        @base = https://api.openai.com/v1
        # POST https://api.openai.com/v1/chat/completions
        ###
        [|POST|] {{base}}/chat/completions
        Authorization: Bearer {{key}}

        { "model": "m" }
        ###
        [|https://llm.chutes.ai/v1/models|]
        ###
        GET https://api.github.com/user
        """);
}
