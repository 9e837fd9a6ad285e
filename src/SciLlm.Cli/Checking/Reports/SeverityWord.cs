namespace SciLlm.Cli.Checking.Reports;

/// <summary>The words for severities, as the text and the JSON have them.</summary>
internal static class SeverityWord
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
