namespace SciLlm.Analyzers.Json;

/// <summary>SCILLM601: a model answers in JSON reliably only where it was asked to (contract, "DO request strict JSON when applicable").</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnrequestedJsonAnalyzer() : PavedPathAnalyzer(Rules.UnrequestedJson)
{
    private static readonly ImmutableHashSet<string> Parsers = ImmutableHashSet.Create(
        "JsonDocument.Parse", "JsonNode.Parse", "JsonObject.Parse", "JsonArray.Parse", "JsonElement.Parse", "JsonSerializer.Deserialize",
        "JObject.Parse", "JArray.Parse", "JToken.Parse", "JsonConvert.DeserializeObject");

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        var requests = new ParsedRequests(new SemanticModels(path.Compilation), client);
        context.RegisterIndexedNodeAction(node => Analyze(node, requests), SyntaxKind.InvocationExpression);
    }

    private static void Analyze(IndexedNode context, ParsedRequests requests)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (!IsParser(call) || requests.BehindContentOf(call, context.CancellationToken) is not [_, ..] behind)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.UnrequestedJson, call.Expression.SimpleName()!.Identifier.GetLocation(), behind.Select(static request => request.GetLocation()), NameOf(call)));
    }

    private static bool IsParser(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax, ArgumentList.Arguments.Count: > 0 } && Parsers.Contains(NameOf(call));

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.Receiver().SimpleName()?.Identifier.ValueText + "." + call.Expression.SimpleName()?.Identifier.ValueText;
}
