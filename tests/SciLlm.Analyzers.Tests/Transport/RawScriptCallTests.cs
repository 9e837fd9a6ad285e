using SciLlm.Analyzers.Tests.Documentation;
using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>What <see cref="RawScriptCallAnalyzer"/> makes of the scripts of a build; what is found in them is told in the tests of the scanner.</summary>
public sealed class RawScriptCallTests
{
    [Fact]
    public async Task ReportsTheScriptsOwnLine_WhenABuildHasScripts()
    {
        var diagnostics = await GuardedCompilation.DiagnosticsOf(
            [],
            [("tools/ask.sh", "set -e\n\ncurl https://api.openai.com/v1/chat/completions\n"), ("notes.txt", "curl https://api.openai.com/v1/chat/completions")]);

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("SCILLM204", diagnostic.Id);
        Assert.Equal("tools/ask.sh: (2,0)-(2,4)", diagnostic.Location.GetLineSpan().ToString());
        Assert.Equal("'curl' calls https://api.openai.com/v1/chat/completions directly; call it through SciLLM", diagnostic.GetMessage());
    }
}
