namespace SciLlm.Analyzers.Scripts;

/// <summary>What a file, or a part of one, is written in.</summary>
internal enum ScriptLanguage
{
    Shell,
    PowerShell,
    Batch,
    Python,
    JavaScript,
    Ruby,

    /// <summary>The request files of an editor's REST client.</summary>
    HttpRequests,

    Notebook,
    Workflow,
    Dockerfile,
    Makefile,
}
