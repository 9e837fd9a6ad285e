using SciLlm.Analyzers.Scripts.Code;
using SciLlm.Analyzers.Scripts.Commands;
using SciLlm.Analyzers.Scripts.Containers;

namespace SciLlm.Analyzers.Scripts;

/// <summary>
/// One scan of one file. Every piece of code is read twice: once for what its variables hold, once for what it calls, because a function
/// may use what is assigned below it.
/// </summary>
internal sealed class ScriptScan(EndpointCatalog catalog, string file)
{
    /// <summary>Code inside code inside code; deeper nesting is somebody's joke.</summary>
    private const int MaxDepth = 6;

    private readonly HashSet<ScriptFinding> _findings = [];
    private readonly ScriptText _file = new(file);
    private int _depth;

    public ScriptEndpoints Endpoints { get; } = new(catalog, file);

    public ScriptVariables Variables { get; } = new();

    /// <summary>Whether this is the first reading, which only learns what variables hold.</summary>
    public bool IsCollecting { get; private set; }

    public ImmutableArray<ScriptFinding> Run(ScriptLanguage language)
    {
        foreach (var collecting in new[] { true, false })
        {
            IsCollecting = collecting;
            Read(language, _file);
        }
        return _findings.OrderBy(static finding => finding.Span.Start).ThenBy(static finding => finding.Problem, StringComparer.Ordinal).ToImmutableArray();
    }

    public void Read(ScriptLanguage language, ScriptText text)
    {
        if (_depth == MaxDepth)
            return;
        _depth++;
        switch (language)
        {
            case ScriptLanguage.Shell: new ShellReader(text, this).Read(); break;
            case ScriptLanguage.PowerShell: new PowerShellReader(text, this).Read(); break;
            case ScriptLanguage.Batch: new BatchReader(text, this).Read(); break;
            case ScriptLanguage.Python: PythonRules.Read(text, this); break;
            case ScriptLanguage.JavaScript: CodeCalls.Read(text, CodeSyntax.JavaScript, this); break;
            case ScriptLanguage.Ruby: CodeCalls.Read(text, CodeSyntax.Ruby, this); break;
            case ScriptLanguage.HttpRequests: HttpRequestFile.Read(text, this); break;
            case ScriptLanguage.Notebook: NotebookFile.Read(text, this); break;
            case ScriptLanguage.Workflow: WorkflowFile.Read(text, this); break;
            case ScriptLanguage.Dockerfile: DockerFile.Read(text, this); break;
            case ScriptLanguage.Makefile: MakeFile.Read(text, this); break;
        }
        _depth--;
    }

    /// <summary>Reports a call at the name of what makes it; quotes round the name are not part of it.</summary>
    public void Call(ScriptText text, int start, int length, string endpoint)
    {
        var quotes = length > 2 && text.Text[start] is '"' or '\'' ? 1 : 0;
        var name = text.Text.Substring(start + quotes, length - 2 * quotes);
        Report(text, start + quotes, name.Length, $"'{name}' calls {endpoint} directly", "call it through SciLLM");
    }

    public void Report(ScriptText text, int start, int length, string problem, string advice)
    {
        if (!IsCollecting)
            _findings.Add(new(text.InFile(start, length), problem, advice));
    }
}
