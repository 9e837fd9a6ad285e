using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>Which functions of a file call what, by their names alone, which costs no symbol. Kept with the tree, as an edit changes one file.</summary>
internal sealed class CallersByName
{
    private static readonly ConditionalWeakTable<SyntaxTree, CallersByName> Cache = new();

    private readonly SyntaxIndex _index;
    private readonly string[] _called;
    private readonly string[]?[] _callers;

    private CallersByName(SyntaxTree tree)
    {
        _index = SyntaxIndex.Of(tree, CancellationToken.None);
        _called = [.. _index.CalledNames];
        _callers = new string[]?[_called.Length];
    }

    /// <summary>Some names, and those of the functions that call any of them, of what calls these, and so on.</summary>
    public static HashSet<string> Closure(IEnumerable<string> names, IEnumerable<SyntaxTree> trees, int maxDepth)
    {
        var files = trees.Select(static tree => Cache.GetValue(tree, static each => new(each))).ToList();
        var closure = new HashSet<string>(names);
        var latest = new HashSet<string>(closure);
        for (var depth = 0; depth < maxDepth && latest.Count > 0; depth++)
        {
            var callers = new HashSet<string>();
            foreach (var file in files)
                file.AddCallers(latest, callers);
            callers.RemoveWhere(name => !closure.Add(name));
            latest = callers;
        }
        return closure;
    }

    private void AddCallers(HashSet<string> names, HashSet<string> callers)
    {
        for (var at = 0; at < _called.Length; at++)
        {
            if (names.Contains(_called[at]))
                callers.UnionWith(_callers[at] ??= CallersOf(_called[at]));
        }
    }

    private string[] CallersOf(string called) =>
        [.. _index.Calls(called).SelectMany(static call => call.Ancestors()).Select(NameOfFunction).OfType<string>().Distinct()];

    private static string? NameOfFunction(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };
}
