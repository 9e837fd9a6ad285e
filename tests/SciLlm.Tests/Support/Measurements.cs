namespace SciLlm.Tests.Support;

/// <summary>Tests that measure memory run alone, after the others. Their figures show with <c>--logger "console;verbosity=detailed"</c>.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measurements
{
    public const string Name = "Measurements";
}
