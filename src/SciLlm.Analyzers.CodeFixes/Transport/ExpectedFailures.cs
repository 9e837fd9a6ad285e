namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Handlers around a call that wait for an exception only its library throws; they would wait for nothing afterwards.</summary>
internal static class ExpectedFailures
{
    public static bool AreCaught(SendCall send)
    {
        var library = send.Call.Library switch
        {
            HttpLibrary.WebClient or HttpLibrary.WebRequest => "WebException",
            HttpLibrary.Flurl => "FlurlHttpException",
            _ => null,
        };
        return library is not null && send.Expression.Ancestors().OfType<TryStatementSyntax>()
            .Where(around => around.Block.Span.Contains(send.Expression.Span))
            .SelectMany(static around => around.Catches)
            .Any(clause => clause.Declaration?.Type.ToString().EndsWith(library, StringComparison.Ordinal) == true);
    }
}
