namespace SciLlm.Routing;

/// <summary>Who can be asked, and by which names. It does not change.</summary>
internal sealed class Roster
{
    private readonly Dictionary<string, DeploymentGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeploymentGroup> _single = new(StringComparer.Ordinal);
    private readonly RouterOptions _options;
    private readonly SciLlmClient _client;

    private Roster(IReadOnlyList<ModelDeployment> deployments, RouterOptions options, SciLlmClient client)
    {
        (_options, _client) = (options, client);
        var limits = new Dictionary<string, SharedLimit>(StringComparer.Ordinal);
        var states = new List<DeploymentState>();
        foreach (var group in deployments.GroupBy(deployment => deployment.Group))
        {
            var members = group.ToList();
            foreach (var (deployment, at) in members.Select((deployment, at) => (deployment, at)))
            {
                var limit = deployment.LimitKey is not { } key ? new SharedLimit()
                    : limits.TryGetValue(key, out var shared) ? shared
                    : limits[key] = new SharedLimit();
                states.Add(new DeploymentState(deployment, deployment.Id ?? $"{group.Key}-{at + 1}", states.Count, limit, members.Count > 1));
            }

            _groups[group.Key] = new DeploymentGroup(group.Key, states.GetRange(states.Count - members.Count, members.Count));
        }

        Deployments = states;
    }

    public IReadOnlyList<DeploymentState> Deployments { get; }

    /// <exception cref="SciLlmConfigurationException">Something of it cannot be used.</exception>
    public static Roster Of(IReadOnlyList<ModelDeployment> deployments, RouterOptions options, SciLlmClient client)
    {
        var problems = deployments.SelectMany((deployment, at) => Problems(deployment, $"deployment {at}", client)).Concat(options.Problems()).ToList();
        if (deployments.Count == 0) problems.Add("there are no deployments");
        if (problems.Count > 0) throw Unusable(problems);

        var roster = new Roster(deployments, options, client);
        problems.AddRange(roster.ConnectAll());
        return problems.Count > 0 ? throw Unusable(problems) : roster;
    }

    /// <summary>What keeps a request from being sent; null when nothing does.</summary>
    public string? Problem(CompletionRequest request) =>
        request.ApiBase is not null ? $"{nameof(request.ApiBase)} is set, which is the deployments' business; take it out, or ask a {nameof(SciLlmClient)}"
        : request.ApiKey is not null ? $"{nameof(request.ApiKey)} is set, which is the deployments' business; take it out, or ask a {nameof(SciLlmClient)}"
        : Find(request.Model) is { } group ? _client.Problem(group.Deployments[0].Deployment.ApplyTo(request))
        : $"{(request.Model is null ? "it names no model" : $"'{request.Model}' is no group, deployment or alias")}, and there is no default group; the groups are {string.Join(", ", _groups.Keys)}";

    /// <summary>The deployments that a request is for.</summary>
    /// <exception cref="SciLlmConfigurationException">The request cannot be sent.</exception>
    public DeploymentGroup Resolve(CompletionRequest request) =>
        Problem(request) is { } problem ? throw SciLlmConfigurationException.For($"The request cannot be sent: {problem}.") : Find(request.Model)!;

    private DeploymentGroup? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return Default() ?? (_groups.Count == 1 ? _groups.Values.Single() : null);
        if (_options.Aliases.TryGetValue(name, out var meant)) name = meant;
        return _single.GetValueOrDefault(name) ?? _groups.GetValueOrDefault(name) ?? Default();
    }

    private DeploymentGroup? Default() => _options.DefaultGroup is { } group ? _groups[group] : null;

    private IEnumerable<string> ConnectAll()
    {
        foreach (var deployment in Deployments)
        {
            if (!_single.TryAdd(deployment.Id, new DeploymentGroup(deployment.Id, [deployment]))) yield return $"two deployments have the id '{deployment.Id}'";
        }

        if (_options.DefaultGroup is { } named && !_groups.ContainsKey(named)) yield return $"{nameof(RouterOptions.DefaultGroup)} is '{named}', which is no group";
        foreach (var (alias, meant) in _options.Aliases)
        {
            if (!_groups.ContainsKey(meant) && !_single.ContainsKey(meant)) yield return $"the alias '{alias}' means '{meant}', which is no group or deployment";
        }

        foreach (var kind in Enum.GetValues<FallbackKind>())
        {
            foreach (var (name, others) in _options.Lists(kind))
            {
                var unknown = others.Append(name).Where(group => !_groups.ContainsKey(group)).ToList();
                if (unknown.Count > 0) yield return $"the fallbacks of '{name}' name '{string.Join("', '", unknown)}', which is no group";
                else _groups[name].SetFallbacks(kind, [.. others.Select(group => _groups[group])]);
            }
        }
    }

    private static IEnumerable<string> Problems(ModelDeployment? deployment, string which, SciLlmClient client)
    {
        if (deployment is null)
        {
            yield return $"{which} is null";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(deployment.Group)) yield return $"{which} has no group";
        if (string.IsNullOrWhiteSpace(deployment.Model)) yield return $"{which} has no model";
        if (!double.IsFinite(deployment.Weight) || deployment.Weight <= 0) yield return $"the weight of {which} is {deployment.Weight}; set more than 0";
        if (deployment.Rpm < 1) yield return $"the rpm of {which} is {deployment.Rpm}; set 1 or more";
        if (deployment.Tpm < 1) yield return $"the tpm of {which} is {deployment.Tpm}; set 1 or more";
        if (client.Problem(deployment.ApplyTo(new CompletionRequest("?"))) is { } problem) yield return $"{which} ('{deployment.Group}') cannot be asked: {problem}";
    }

    private static SciLlmConfigurationException Unusable(IEnumerable<string> problems) => SciLlmConfigurationException.For($"The router cannot be made: {string.Join("; ", problems)}.");
}
