namespace SciLlm.Analyzers.Tests.Scripts;

public sealed class ContainerFileTests
{
    [Fact]
    public void ReportsTheProgram_WhenAWorkflowStepCallsAnEndpoint() => ScriptTest.Verify(".github/workflows/ask.yml", """
        name: curl https://api.openai.com/v1/chat/completions
        env:
          BASE: https://llm.chutes.ai/v1
        jobs:
          ask:
            steps:
              - name: block
                run: |
                  # curl https://api.openai.com/v1/chat/completions
                  [|curl|] -s \
                    "$BASE/chat/completions"
              - run: [|curl|] "${{ env.BASE }}/models"
              - name: folded
                run: >
                  [|curl|]
                  -s
                  https://api.openai.com/v1/chat/completions
              - shell: pwsh
                run: |
                  $u = "https://api.openai.com/v1/chat/completions"
                  [|Invoke-RestMethod|] `
                    -Uri $u
              - name: python
                run: |
                  import requests
                  requests.[|post|]("https://api.openai.com/v1/chat/completions")
                shell: python
              - uses: actions/checkout@v4
                with:
                  script-note: curl https://api.openai.com/v1/chat/completions
        """);

    [Fact]
    public void ReportsTheProgram_WhenAPipelineListsItsCommands() => ScriptTest.Verify(".gitlab-ci.yml", """
        ask:
          before_script:
            - echo ready
            - [|curl|] https://api.openai.com/v1/models
          script:
          - "[|curl|] -s https://api.openai.com/v1/chat/completions"
          - |
            [|curl|] \
              https://api.groq.com/openai/v1/chat/completions
        docs:
          description: curl https://api.openai.com/v1/chat/completions
        """);

    [Fact]
    public void ReportsTheProgram_WhenADockerfileRunsIt() => ScriptTest.Verify("Dockerfile", """
        FROM alpine
        # RUN curl https://api.openai.com/v1/chat/completions
        ENV BASE=https://llm.chutes.ai/v1
        LABEL note="curl https://api.openai.com/v1/chat/completions"
        RUN apk add curl && \
            # warm up
            [|curl|] -s \
            $BASE/chat/completions
        HEALTHCHECK --interval=5s CMD [|curl|] -f http://localhost:8000/v1/chat/completions || exit 1
        CMD ["[|curl|]", "-s", "https://api.openai.com/v1/models"]
        """);

    [Fact]
    public void ReportsTheProgram_WhenARecipeRunsIt() => ScriptTest.Verify("Makefile", """
        BASE ?= https://llm.chutes.ai/v1
        # curl https://api.openai.com/v1/chat/completions
        ask: build
        	@[|curl|] -s $(BASE)/chat/completions \
        		-H "Authorization: Bearer $$KEY"
        	echo "curl https://api.openai.com/v1/chat/completions"
        MODELS := $(shell [|curl|] -s https://api.openai.com/v1/models)
        """);

    [Fact]
    public void ReportsTheLineOfTheFile_WhenANotebookCellCallsAnEndpoint() => ScriptTest.Verify("notebook.ipynb", """"
        {
         "cells": [
          { "cell_type": "markdown", "source": ["curl https://api.openai.com/v1/chat/completions"] },
          {
           "cell_type": "code",
           "metadata": {},
           "outputs": [{ "text": ["requests.post('https://api.openai.com/v1/chat/completions')"] }],
           "source": [
            "import requests\n",
            "url = \"https://api.openai.com/v1\" + \"/chat/completions\"\n",
            "requests.[|post|](url)\n",
            "![|curl|] -s https://api.openai.com/v1/models"
           ]
          },
          { "cell_type": "code", "source": "%%bash\n[|curl|] https://api.openai.com/v1/chat/completions" }
         ],
         "nbformat": 4
        }
        """");

    [Theory]
    [InlineData("a.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"curl")]
    [InlineData("a.ipynb", "[[[[")]
    [InlineData("a.ipynb", "{\"cells\": 3}")]
    [InlineData("a.yml", "run: |")]
    [InlineData("a.yml", "- run:")]
    [InlineData("Dockerfile", "RUN")]
    [InlineData("Dockerfile", "RUN curl \\")]
    [InlineData("Makefile", "\t")]
    [InlineData("Makefile", "X = $(")]
    [InlineData("a.http", "POST")]
    [InlineData("a.ps1", "@\" $( ${ ")]
    [InlineData("a.cmd", "set")]
    [InlineData("a.cmd", "^")]
    [InlineData("a.js", "`${")]
    [InlineData("a.rb", "`")]
    public void EndsQuietly_WhenTheFileIsBroken(string name, string text) => Assert.NotNull(ScriptTest.Scan(name, text));
}
