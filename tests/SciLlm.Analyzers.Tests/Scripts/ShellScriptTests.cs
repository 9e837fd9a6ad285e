namespace SciLlm.Analyzers.Tests.Scripts;

public sealed class ShellScriptTests
{
    [Fact]
    public void ReportsTheClient_WhenItCallsAnEndpoint() => ScriptTest.Verify("calls.sh", """
        #!/usr/bin/env bash
        set -euo pipefail
        BASE="${CHUTES_API_BASE:-https://llm.chutes.ai/v1}"
        URL="$BASE/chat/completions"
        HEADERS=(-H "Authorization: Bearer $CHUTES_API_KEY" -H 'Content-Type: application/json')

        [|curl|] https://api.openai.com/v1/chat/completions -d '{"model":"gpt"}'
        [|curl|] -sS -H "Authorization: Bearer $KEY" \
          -d '{"model":"m","messages":[]}' \
          "$CHUTES_API_BASE/chat/completions"
        answer=$([|curl|] -s "${HEADERS[@]}" "$URL" -d @body.json | jq -r .choices)
        sudo -E [|curl|] "$URL"
        if ! [|curl|] -fsS "$CHUTES_API_BASE/models" > /dev/null; then exit 1; fi
        [|wget|] -qO- --header="Authorization: Bearer $K" --post-data='{}' https://openrouter.ai/api/v1/chat/completions
        [|http|] POST http://localhost:8000/v1/chat/completions model=m
        bash -c '[|curl|] -s https://api.groq.com/openai/v1/chat/completions'
        docker exec box [|curl|] http://localhost:11434/api/generate -d '{}'
        ssh host "[|curl|] -s http://localhost:8000/v1/chat/completions"
        reply=`[|curl|] -s $URL`
        echo body | [|curl|] --url="$URL" --data-binary @-
        cat list | xargs -n1 [|curl|] -s https://api.mistral.ai/v1/embeddings -d
        [|curl|] -d @- "$URL" <<JSON | jq .
        {"model": "m", "messages": []}
        JSON
        for url in a b; do [|curl|] "https://api.openai.com/v1/$url"; done
        diff <([|curl|] "$URL") expected.json
        [|curl|] http://127.0.0.1:8787/bridge/complete
        """);

    [Fact]
    public void ReportsTheVariable_WhenItHoldsTheWholeCommand() => ScriptTest.Verify("held.sh", """
        CALL="curl -s https://api.openai.com/v1/chat/completions"
        [|$CALL|] -d @body.json
        """);

    [Fact]
    public void ReportsTheCall_WhenTheAddressIsAssignedBelowTheFunction() => ScriptTest.Verify("below.sh", """
        ask() {
          [|curl|] -s "$ENDPOINT" -d "$1"
        }
        case "$1" in
          fast) ENDPOINT=https://api.groq.com/openai/v1/chat/completions ;;
          *) ENDPOINT=https://example.org/ ;;
        esac
        ask "$2"
        """);

    [Fact]
    public void ReadsCodeInAHereDocument_WhenAnInterpreterRunsIt() => ScriptTest.Verify("inner.sh", """
        python3 - <<'PY'
        import requests
        requests.[|post|]("https://api.openai.com/v1/chat/completions", json={})
        PY
        bash <<SH
        [|curl|] https://api.openai.com/v1/models
        SH
        python -c "import requests; requests.[|post|]('http://localhost:8000/v1/chat/completions')"
        """);

    [Fact]
    public void IsSilent_WhenNothingIsCalled() => ScriptTest.Verify("silent.sh", """
        # curl https://api.openai.com/v1/chat/completions
        echo "try: curl https://api.openai.com/v1/chat/completions"
        printf 'curl %s\n' https://api.openai.com/v1/chat/completions
        cat <<'HELP'
        Usage:
          curl -H "Authorization: Bearer $KEY" https://api.openai.com/v1/chat/completions
        HELP
        cat > README.md <<EOF
        curl https://api.openai.com/v1/chat/completions
        EOF
        grep -rn "chat/completions" src
        export OPENAI_BASE_URL=https://api.openai.com/v1
        rg -n 'extra_headers=|Authorization|/chat/completions' . # curl https://api.openai.com/v1/chat/completions
        git commit -m "curl https://api.openai.com/v1/chat/completions is gone"
        """);

    [Fact]
    public void IsSilent_WhenSomebodyElseIsCalled() => ScriptTest.Verify("others.sh", """
        curl -s https://api.github.com/repos/me/it/releases -H "Authorization: Bearer $TOKEN"
        curl -X POST https://hooks.example.org/notify -d '{"url":"https://api.openai.com/v1/chat/completions"}'
        curl -fsSL https://ollama.com/install.sh | sh
        curl -I https://api.openai.com
        curl https://api.elevenlabs.io/v1/models
        wget https://example.org/v1/modelsearch
        curl https://api.openai.com/v1/audio/speech -o out.mp3
        """);

    [Theory]
    [InlineData("curl 'https://api.openai.com/v1/chat/completions")]
    [InlineData("curl \"$(curl \"$(curl https://api.openai.com/v1/chat/completions")]
    [InlineData("x=${ curl <<EOF `")]
    [InlineData("curl <<")]
    [InlineData(")))((( }}{{ \\")]
    [InlineData("a=(((")]
    public void EndsQuietly_WhenTheScriptIsBroken(string script) => Assert.NotNull(ScriptTest.Scan("broken.sh", script));
}
