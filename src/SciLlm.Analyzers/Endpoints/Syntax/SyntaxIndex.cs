using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>
/// What one file holds of the syntax that rules look at, by kind and by name. Read on first demand and kept with the tree, so that all rules share
/// one reading, and after an edit only the edited file is read again.
/// </summary>
internal sealed class SyntaxIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxIndex> Cache = new();

    private readonly List<SyntaxNode>?[] _kinds = new List<SyntaxNode>?[IndexedKinds.Count];
    private readonly Dictionary<string, List<AssignmentExpressionSyntax>> _assignments = [];
    private readonly Dictionary<string, List<InvocationExpressionSyntax>> _calls = [];
    private readonly Dictionary<string, List<BaseObjectCreationExpressionSyntax>> _creations = [];
    private readonly Dictionary<string, List<MemberDeclarationSyntax>> _members = [];
    private readonly Dictionary<string, List<string>> _heirs = [];
    private readonly List<SyntaxNode> _constructorInitializers = [];
    private readonly List<InvocationExpressionSyntax> _sends = [];

    private SyntaxIndex(SyntaxNode root, CancellationToken cancellation)
    {
        foreach (var node in root.DescendantNodes(MayHoldCode))
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left.SimpleName() is { } name:
                    Add(_assignments, name.Identifier.ValueText, assignment);
                    break;
                case InvocationExpressionSyntax call when call.Expression.SimpleName() is { } name:
                    Add(_calls, name.Identifier.ValueText, call);
                    if (TransportCalls.MaySend(name.Identifier.ValueText))
                        _sends.Add(call);
                    cancellation.ThrowIfCancellationRequested();
                    break;
                case ObjectCreationExpressionSyntax creation when creation.Type.SimpleName() is { } name:
                    Add(_creations, name.Identifier.ValueText, creation);
                    break;
                case ImplicitObjectCreationExpressionSyntax creation:
                    Add(_creations, "", creation);
                    break;
                case MethodDeclarationSyntax method:
                    Add(_members, method.Identifier.ValueText, method);
                    break;
                case PropertyDeclarationSyntax property:
                    Add(_members, property.Identifier.ValueText, property);
                    break;
                case ConstructorInitializerSyntax:
                    _constructorInitializers.Add(node);
                    break;
                case BaseTypeSyntax { Type: var inherited, Parent.Parent: BaseTypeDeclarationSyntax heir }:
                    AddHeir(inherited, heir.Identifier);
                    if (node is PrimaryConstructorBaseTypeSyntax)
                        _constructorInitializers.Add(node);
                    break;
                case TypeConstraintSyntax { Type: var bound, Parent: TypeParameterConstraintClauseSyntax clause }:
                    AddHeir(bound, clause.Name.Identifier);
                    break;
                case UsingDirectiveSyntax { Alias: { } alias, Name: { } aliased }:
                    AddHeir(aliased, alias.Name.Identifier);
                    break;
            }
            if (IndexedKinds.PlaceOf(node.Kind()) is >= 0 and var place)
                (_kinds[place] ??= []).Add(node);
        }
    }

    public static SyntaxIndex Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Cache.TryGetValue(tree, out var index))
            return index;
        var built = new SyntaxIndex(tree.GetRoot(cancellation), cancellation);
        return Cache.GetValue(tree, _ => built);
    }

    /// <summary>The nodes of one of the <see cref="IndexedKinds"/>, in their order.</summary>
    public IReadOnlyList<SyntaxNode> Nodes(SyntaxKind kind) =>
        IndexedKinds.PlaceOf(kind) is >= 0 and var place
            ? (IReadOnlyList<SyntaxNode>?)_kinds[place] ?? [] : throw new ArgumentException($"Nodes of the kind {kind} are not kept; add it to {nameof(IndexedKinds)}.", nameof(kind));

    /// <summary><c>name = …</c>, <c>x.name = …</c> and <c>{ name = … }</c>.</summary>
    public IReadOnlyList<AssignmentExpressionSyntax> Assignments(string name) => Find(_assignments, name);

    public IReadOnlyList<InvocationExpressionSyntax> Calls(string name) => Find(_calls, name);

    /// <summary>The names of everything the file calls.</summary>
    public IReadOnlyCollection<string> CalledNames => _calls.Keys;

    /// <summary>The calls that may send a request, by their names.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Sends => _sends;

    /// <summary><c>new Type(…)</c> by the type's name, and every target-typed <c>new(…)</c> in the file.</summary>
    public IEnumerable<BaseObjectCreationExpressionSyntax> Creations(string type) =>
        Find(_creations, type).Concat(Find(_creations, ""));

    /// <summary>Methods and properties declared under a name.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> Members(string name) => Find(_members, name);

    /// <summary>What goes by a name of its own here and is that type, or derives from it: heirs, type parameters bound to it, aliases.</summary>
    public IReadOnlyList<string> Heirs(string type) => Find(_heirs, type);

    /// <summary><c>: this(…)</c>, <c>: base(…)</c> and the base type's arguments of a primary constructor.</summary>
    public IReadOnlyList<SyntaxNode> ConstructorInitializers => _constructorInitializers;

    /// <summary>Types are many of the nodes, and hold no code but the sizes of arrays; literals and most parameters hold none either.</summary>
    private static bool MayHoldCode(SyntaxNode node) => node is not (
        TypeSyntax and not ArrayTypeSyntax or LiteralExpressionSyntax or ParameterSyntax { Default: null, AttributeLists.Count: 0 } or UsingDirectiveSyntax);

    private void AddHeir(SyntaxNode inherited, SyntaxToken heir)
    {
        if (inherited.SimpleName() is { } name)
            Add(_heirs, name.Identifier.ValueText, heir.ValueText);
    }

    private static void Add<T>(Dictionary<string, List<T>> map, string key, T node)
    {
        if (!map.TryGetValue(key, out var nodes))
            map[key] = nodes = [];
        nodes.Add(node);
    }

    private static IReadOnlyList<T> Find<T>(Dictionary<string, List<T>> map, string key) => map.TryGetValue(key, out var nodes) ? nodes : [];
}
