using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>Which functions of a file call what, by their names alone, which costs no symbol. Kept with the tree, as an edit changes one file.</summary>
internal sealed class CallersByName
{
    private static readonly ConditionalWeakTable<SyntaxTree, CallersByName> Cache = new();

    private readonly Dictionary<string, HashSet<string>> _callers = [];

    private CallersByName(SyntaxIndex index)
    {
        foreach (var calls in index.CallsByName)
        {
            var callers = new HashSet<string>(calls.Value.SelectMany(static call => call.Ancestors()).Select(NameOfFunction).OfType<string>());
            if (callers.Count > 0)
                _callers.Add(calls.Key, callers);
        }
    }

    /// <summary>Some names, and those of the functions that call any of them, of what calls these, and so on.</summary>
    public static HashSet<string> Closure(IEnumerable<string> names, IEnumerable<SyntaxTree> trees, int maxDepth)
    {
        var files = trees.Select(static tree => Cache.GetValue(tree, static each => new(SyntaxIndex.Of(each, CancellationToken.None)))).ToList();
        var closure = new HashSet<string>(names);
        var latest = new HashSet<string>(closure);
        for (var depth = 0; depth < maxDepth && latest.Count > 0; depth++)
            latest = new HashSet<string>(files.SelectMany(file => file.Of(latest)).Where(closure.Add));
        return closure;
    }

    private IEnumerable<string> Of(HashSet<string> names)
    {
        foreach (var called in names.Count < _callers.Count ? names : (IEnumerable<string>)_callers.Keys)
        {
            if (names.Contains(called) && _callers.TryGetValue(called, out var callers))
            {
                foreach (var caller in callers)
                    yield return caller;
            }
        }
    }

    private static string? NameOfFunction(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };
}
