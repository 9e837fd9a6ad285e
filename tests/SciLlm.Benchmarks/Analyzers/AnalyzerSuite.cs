using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers;

namespace SciLlm.Benchmarks.Analyzers;

/// <summary>The analyzers of one package, and the files they want to be given.</summary>
internal sealed record AnalyzerSuite(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableArray<AdditionalText> Files)
{
    public static AnalyzerSuite Ours { get; } = new("SciLlm.Analyzers", Instances([typeof(PavedPathAnalyzer).Assembly]), []);

    /// <summary>What any analysis costs before the first rule.</summary>
    public static AnalyzerSuite Idle { get; } = new("none", [new IdleAnalyzer()], []);

    /// <summary>The peers, as the project file names them.</summary>
    public static IReadOnlyList<AnalyzerSuite> Peers { get; } =
    [
        Peer("BannedApiAnalyzers", [new BanList()]),
        Peer("Meziantou.Analyzer", []),
        Peer("SonarAnalyzer", []),
        Peer(".NET SDK", []),
    ];

    private static AnalyzerSuite Peer(string name, ImmutableArray<AdditionalText> files)
    {
        var paths = typeof(AnalyzerSuite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == name).Value!;
        return new AnalyzerSuite(name, Instances(paths.Split(';').Select(Assembly.LoadFrom)), files);
    }

    private static ImmutableArray<DiagnosticAnalyzer> Instances(IEnumerable<Assembly> assemblies) =>
    [
        .. assemblies.SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetConstructor(Type.EmptyTypes) is not null
                && (type.Assembly == typeof(PavedPathAnalyzer).Assembly || type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
