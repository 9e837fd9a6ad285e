using Microsoft.Extensions.Options;

namespace SciLlm.Hosting;

/// <summary>Looks at all options of a client at once, so that a wrong configuration is put right in one go.</summary>
internal sealed class ClientOptionsValidator(ClientRegistration registration, SciLlmEnvironment environment) : IValidateOptions<SciLlmClientOptions>
{
    public ValidateOptionsResult Validate(string? name, SciLlmClientOptions options)
    {
        if (name != registration.Name) return ValidateOptionsResult.Skip;

        var problems = options.Problems().Concat(registration.IsForRouter ? [] : new CallResolver(options, environment).Problems()).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"{Client} cannot be made: {string.Join("; ", problems)}.");
    }

    private string Client =>
        (registration.Name.Length == 0 ? "The SciLlmClient" : $"The SciLlmClient '{registration.Name}'")
        + (registration.Section is { } section ? $" of the configuration section '{section}'" : "");
}
