namespace SciLlm.Routing;

/// <summary>Deployments that stand in for each other, or one that was asked for by its id and for which nobody does.</summary>
internal sealed class DeploymentGroup(string name, IReadOnlyList<DeploymentState> deployments)
{
    private readonly DeploymentGroup[][] _fallbacks = [[], [], [], []];

    public string Name => name;

    public IReadOnlyList<DeploymentState> Deployments => deployments;

    /// <summary>The groups to ask instead after failures of a kind.</summary>
    public DeploymentGroup[] Fallbacks(FallbackKind kind) => _fallbacks[(int)kind];

    public void SetFallbacks(FallbackKind kind, DeploymentGroup[] groups) => _fallbacks[(int)kind] = groups;
}
