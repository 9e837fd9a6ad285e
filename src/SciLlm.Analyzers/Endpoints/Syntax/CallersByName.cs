using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>Which functions of a file call what, by their names alone, which costs no symbol. Kept with the tree, as an edit changes one file.</summary>
internal sealed class CallersByName
{
    private static readonly ConditionalWeakTable<SyntaxTree, CallersByName> Cache = new();

    private readonly SyntaxIndex _index;
    private readonly Dictionary<string, HashSet<string>> _callers = [];

    private CallersByName(SyntaxTree tree) => _index = SyntaxIndex.Of(tree, CancellationToken.None);

    /// <summary>Some names, and those of the functions that call any of them, of what calls these, and so on.</summary>
    public static HashSet<string> Closure(IEnumerable<string> names, IEnumerable<SyntaxTree> trees, int maxDepth)
    {
        var files = trees.Select(static tree => Cache.GetValue(tree, static each => new(each))).ToList();
        var closure = new HashSet<string>(names);
        var latest = new HashSet<string>(closure);
        for (var depth = 0; depth < maxDepth && latest.Count > 0; depth++)
            latest = new HashSet<string>(files.SelectMany(file => file.OfAny(latest)).Where(closure.Add));
        return closure;
    }

    private IEnumerable<string> OfAny(HashSet<string> names) => names.Count < _index.CalledNames.Count
        ? names.Where(name => _index.Calls(name).Count > 0).SelectMany(Of)
        : _index.CalledNames.Where(names.Contains).SelectMany(Of);

    private HashSet<string> Of(string called)
    {
        lock (_callers)
        {
            if (!_callers.TryGetValue(called, out var callers))
                _callers[called] = callers = new(_index.Calls(called).SelectMany(static call => call.Ancestors()).Select(NameOfFunction).OfType<string>());
            return callers;
        }
    }

    private static string? NameOfFunction(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };
}
