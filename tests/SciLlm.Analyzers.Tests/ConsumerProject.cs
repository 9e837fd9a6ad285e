using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SciLlm.Analyzers.Tests;

/// <summary>
/// The project a rule is tried on: as <c>dotnet new</c> makes one, nullable and with implicit usings, with the client, the packages around
/// <see cref="HttpClient"/> and RestSharp. A nullable warning counts as an error, so that no fix can bring one.
/// </summary>
internal static class ConsumerProject
{
    private static readonly Assembly[] Packages =
    [
        typeof(ChatMessage).Assembly,
        typeof(IConfiguration).Assembly,
        typeof(ConfigurationBuilder).Assembly,
        typeof(ConfigurationBinder).Assembly,
        typeof(IServiceCollection).Assembly,
        typeof(ServiceCollection).Assembly,
        typeof(IHttpClientBuilder).Assembly,
        typeof(ILogger).Assembly,
        typeof(IOptions<>).Assembly,
        typeof(OpenAI.OpenAIClient).Assembly,
        typeof(System.ClientModel.ApiKeyCredential).Assembly,
        typeof(RestSharp.RestClient).Assembly,
    ];

    public static CompilationOptions CompilationOptions { get; } =
        CSharpCommandLineParser.Default.Parse(["/nullable:enable", "/warnaserror:nullable"], baseDirectory: null, sdkDirectory: null).CompilationOptions;

    /// <summary>Fills a state with sources; top-level statements make it a program.</summary>
    public static void Fill(SolutionState state, IEnumerable<string> sources, bool referencesClient = true)
    {
        foreach (var source in sources)
        {
            state.Sources.Add(source);
            if (HasTopLevelStatements(source)) state.OutputKind = OutputKind.ConsoleApplication;
        }

        state.Sources.Add(("/0/ImplicitUsings.cs", ImplicitUsings.Text));
        foreach (var package in Packages) state.AdditionalReferences.Add(package);
        if (referencesClient) state.AdditionalReferences.Add(typeof(SciLlmClient).Assembly);
    }

    private static bool HasTopLevelStatements(string source)
    {
        TestFileMarkupParser.GetSpans(source, treatPositionIndicatorsAsCode: true, out var code, out _);
        return CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
    }
}
