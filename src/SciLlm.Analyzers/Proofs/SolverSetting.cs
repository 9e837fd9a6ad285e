namespace SciLlm.Analyzers.Proofs;

/// <summary>A setting of the solver among an item's own members.</summary>
/// <param name="Key">The literal that names it.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Entry">The whole entry: <c>["backend"] = "coq"</c>.</param>
/// <param name="Item">The item that holds it where it is made; null where it is added later.</param>
internal sealed record SolverSetting(LiteralExpressionSyntax Key, ExpressionSyntax Value, ExpressionSyntax Entry, BaseObjectCreationExpressionSyntax? Item)
{
    private const string Members = "AdditionalProperties";

    /// <summary>The properties of <c>ProofOptions</c> that the prover reads instead.</summary>
    private static readonly Dictionary<string, string> Properties = new()
    {
        ["lean4_flags"] = "Flags",
        ["flags"] = "Flags",
        ["backend"] = "Backend",
        ["max_seconds"] = "MaxSeconds",
        ["no_llm"] = "NoLlm",
    };

    public string Name => Key.Token.ValueText;

    public string Property => Properties[Name];

    /// <summary>The setting that a literal names; null when it names none. Syntax alone: whether the item is one is for the caller to ask.</summary>
    public static SolverSetting? Of(SyntaxNode node)
    {
        if (node is not LiteralExpressionSyntax { Token.Value: string name } key || !Properties.ContainsKey(name))
            return null;
        return key.Parent switch
        {
            // ["backend"] = "coq", in an initializer or on its own
            ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ExpressionSyntax element } } when element.Parent is AssignmentExpressionSyntax entry && entry.Left == element =>
                element is ImplicitElementAccessSyntax ? InItem(key, entry.Right, entry) : OnItem(key, entry.Right, entry, element.Receiver()),
            // { "backend", "coq" }
            InitializerExpressionSyntax { Expressions: [_, var value] } entry when entry.Expressions[0] == key => InItem(key, value, entry),
            // Add("backend", "coq")
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [_, var value], Parent: InvocationExpressionSyntax call } } when call.Expression.SimpleName()?.Identifier.ValueText == "Add" =>
                OnItem(key, value.Expression, call, call.Receiver()),
            _ => null,
        };
    }

    /// <summary>The object whose type says whether this is an item: the one that is made, or the one that is added to.</summary>
    public ExpressionSyntax? Holder => Item ?? (Entry is AssignmentExpressionSyntax entry ? entry.Left.Receiver() : ((InvocationExpressionSyntax)Entry).Receiver())?.Unwrap().Receiver();

    /// <summary>The setting <c>AdditionalProperties = new() { … }</c> that the entry is part of.</summary>
    public static AssignmentExpressionSyntax? MembersOf(ExpressionSyntax entry) =>
        entry.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { Parent: AssignmentExpressionSyntax setting } } ? setting : null;

    private static SolverSetting? InItem(LiteralExpressionSyntax key, ExpressionSyntax value, ExpressionSyntax entry) =>
        MembersOf(entry) is { Left: IdentifierNameSyntax { Identifier.ValueText: Members }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax item } }
            ? new(key, value, entry, item)
            : null;

    private static SolverSetting? OnItem(LiteralExpressionSyntax key, ExpressionSyntax value, ExpressionSyntax entry, ExpressionSyntax? members) =>
        members?.Unwrap() is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Members } ? new(key, value, entry, null) : null;
}
