namespace SciLlm.Analyzers.Tests.Scripts;

public sealed class WindowsScriptTests
{
    [Fact]
    public void ReportsTheCommand_WhenPowerShellCallsAnEndpoint() => ScriptTest.Verify("calls.ps1", """
        <# Invoke-RestMethod https://api.openai.com/v1/chat/completions #>
        param([string]$BaseUrl = "https://llm.chutes.ai/v1")
        $uri = "$BaseUrl/chat/completions"
        $headers = @{ Authorization = "Bearer $env:CHUTES_API_KEY" }
        [|Invoke-RestMethod|] -Uri $uri -Method Post -Headers $headers -Body ($body | ConvertTo-Json)
        $r = [|Invoke-WebRequest|] `
            -Method Post `
            -Uri "$env:CHUTES_API_BASE/chat/completions"
        (([|irm|] "https://api.openai.com/v1/models").data).id
        $call = @{
            Method = 'Post'
            Uri = 'https://api.openai.com/v1/chat/completions'
        }
        $answer = [|Invoke-RestMethod|] @call
        if ($ok) { return [|iwr|] ($BaseUrl + '/chat/completions') }
        [|curl.exe|] -s https://api.openai.com/v1/chat/completions
        $client.[|PostAsync|]("$BaseUrl/chat/completions", $content)
        # Invoke-RestMethod https://api.openai.com/v1/chat/completions
        Write-Host "Invoke-RestMethod https://api.openai.com/v1/chat/completions"
        Invoke-RestMethod https://api.github.com/user
        $text = @'
        Invoke-RestMethod https://api.openai.com/v1/chat/completions
        '@
        """);

    [Fact]
    public void ReportsTheProgram_WhenABatchFileCallsAnEndpoint() => ScriptTest.Verify("calls.cmd", """
        @echo off
        rem curl https://api.openai.com/v1/chat/completions
        :: curl https://api.openai.com/v1/chat/completions
        set "BASE=https://llm.chutes.ai/v1"
        @[|curl|] -s ^
          -H "Authorization: Bearer %KEY%" ^
          "%BASE%/chat/completions"
        if not defined X [|curl|] https://api.openai.com/v1/chat/completions
        for /f %%i in ('[|curl|] -s %BASE%/models') do echo %%i
        echo curl https://api.openai.com/v1/chat/completions
        curl https://example.org/
        """);
}
