using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Endpoints.Calls;
using SciLlm.Analyzers.Endpoints.Headers;
using SciLlm.Analyzers.Endpoints.Processes;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>Asks <see cref="LlmEndpoints"/> about code, with no rule between.</summary>
internal static class EndpointProbe
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => !Path.GetFileName(file).StartsWith("SciLlm", StringComparison.Ordinal))
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Headers;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    /// <summary>The readings of the argument of <c>Show(…)</c>, holes as an ellipsis.</summary>
    public static IEnumerable<string> Fold(params string[] sources)
    {
        var (compilation, endpoints) = Compile(sources);
        var shown = Nodes<InvocationExpressionSyntax>(compilation).Single(static call => call.Expression.ToString() == "Show");
        return endpoints.Folder.Fold(shown.ArgumentList.Arguments[0].Expression, CancellationToken.None).Select(static reading => reading.Display);
    }

    /// <summary>The verdict on the only call that sends something.</summary>
    public static Verdict Call(params string[] sources) => Assert.Single(Calls(sources));

    public static IReadOnlyList<Verdict> Calls(params string[] sources)
    {
        var (compilation, endpoints) = Compile(sources);
        return [.. Nodes<InvocationExpressionSyntax>(compilation)
            .Select(call => endpoints.Transports.Recognize(call, CancellationToken.None)).OfType<TransportCall>()
            .Select(call => endpoints.Judge(call, CancellationToken.None))];
    }

    /// <summary>The verdicts on the processes that are started.</summary>
    public static IReadOnlyList<Verdict> Processes(params string[] sources)
    {
        var (compilation, endpoints) = Compile(sources);
        return [.. Nodes<InvocationExpressionSyntax>(compilation)
            .Select(call => endpoints.Processes.Recognize(call, CancellationToken.None)).OfType<StartedProcess>()
            .Select(process => endpoints.Judge(process, CancellationToken.None))];
    }

    /// <summary>The verdict on the only authentication header that is set.</summary>
    public static Verdict Header(params string[] sources) => Assert.Single(Headers(sources));

    public static IReadOnlyList<Verdict> Headers(params string[] sources)
    {
        var (compilation, endpoints) = Compile(sources);
        return [.. Nodes<SyntaxNode>(compilation)
            .Select(node => endpoints.RecognizeHeader(node, CancellationToken.None)).OfType<HeaderSetting>()
            .Select(header => endpoints.Judge(header, CancellationToken.None))];
    }

    private static IEnumerable<T> Nodes<T>(Compilation compilation) where T : SyntaxNode =>
        compilation.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).OfType<T>();

    private static (Compilation, LlmEndpoints) Compile(string[] sources)
    {
        var kind = sources.Any(static source => CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any())
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create("Consumer", sources.Append(Usings).Select(static source => CSharpSyntaxTree.ParseText(source)),
            References, new CSharpCompilationOptions(kind));
        return (compilation, new LlmEndpoints(compilation, new AnalyzerOptions([]).AnalyzerConfigOptionsProvider));
    }
}
