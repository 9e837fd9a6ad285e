using SciLlm.Analyzers.Batches;
using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Proofs;

namespace SciLlm.Analyzers.CodeFixes.Proofs;

/// <summary>A call of the prover whose items are all made in it.</summary>
internal sealed record ProofCallSite(InvocationExpressionSyntax Call, IMethodSymbol Method, IReadOnlyList<BaseObjectCreationExpressionSyntax> Items)
{
    public static ProofCallSite? Of(BaseObjectCreationExpressionSyntax item, FixSite site, ProofSymbols proofs) =>
        item.Ancestors().OfType<ArgumentSyntax>().FirstOrDefault() is { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument
        && site.Model.GetSymbolInfo(call, site.Cancellation).Symbol is IMethodSymbol { Parameters: [var items, ..] } method
        && method.ContainingType.SameAs(proofs.Client)
        && CallSites.Argument(call.ArgumentList.Arguments, items) == argument.Expression
        && argument.Expression.Parts().Select(static part => part as BaseObjectCreationExpressionSyntax).ToList() is var parts
        && parts.Contains(item)
        && parts.All(part => part is not null && proofs.ProofItem.SameAs(site.Model.TypeOf(part, site.Cancellation)))
            ? new(call, method, parts!)
            : null;

    /// <summary>The same setting of every item; null when one lacks it or has it otherwise.</summary>
    public IReadOnlyList<SolverSetting>? SettingsLike(SolverSetting setting)
    {
        var alike = Items.Select(item => item.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(SolverSetting.Of).OfType<SolverSetting>()
            .FirstOrDefault(each => each.Item == item && each.Name == setting.Name && SyntaxFactory.AreEquivalent(each.Value, setting.Value))).ToList();
        var found = alike.OfType<SolverSetting>().ToList();
        return found.Count == Items.Count ? found : null;
    }

    /// <summary>Sets an option of the call; false where its options are made elsewhere or have the option already.</summary>
    public bool SetOption(string property, string value, Rewrite rewrite, TypeNames names)
    {
        var options = Method.Parameters.First(static parameter => parameter.Name == "options");
        var setting = $"{property} = {value}";
        var created = $"new {names.Of("SciLlm", "ProofOptions")} {{ {setting} }}";
        var arguments = Call.ArgumentList.Arguments;
        switch (CallSites.Argument(arguments, options)?.Unwrap())
        {
            case null when arguments[0].NameColon is null:
                rewrite.Replace(new TextSpan(arguments[0].Span.End, 0), ", " + created);
                return true;
            case LiteralExpressionSyntax nothing:
                rewrite.Replace(nothing.Span, created);
                return true;
            case BaseObjectCreationExpressionSyntax { Initializer: { Expressions: [.., var last] } initializer } when !initializer.Sets(property):
                rewrite.Replace(new TextSpan(last.Span.End, 0), ", " + setting);
                return true;
            case BaseObjectCreationExpressionSyntax { Initializer: null } plain:
                rewrite.Replace(plain.Span, created);
                return true;
            default:
                return false;
        }
    }
}
