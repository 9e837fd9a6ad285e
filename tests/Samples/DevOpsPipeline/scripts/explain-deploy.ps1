# Explains a failed deployment.
param([string]$LogFile, [string]$Base = "https://llm.chutes.ai/v1")

$body = @{
    model = $env:CHUTES_MODEL_ID
    messages = @(@{ role = "user"; content = (Get-Content $LogFile -Raw) })
} | ConvertTo-Json -Depth 4

$answer = Invoke-RestMethod `
    -Method Post `
    -Uri "$Base/chat/completions" `
    -Headers @{ Authorization = "Bearer $env:CHUTES_API_KEY" } `
    -Body $body
Write-Output $answer.choices[0].message.content
