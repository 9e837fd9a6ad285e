namespace SciLlm.Tests.Support;

/// <summary>
/// Tests that write programs and start them take turns: a process that another test starts at the moment of writing inherits the open file, and a
/// program that is open for writing cannot be started.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ProgramsOfOurOwn
{
    public const string Name = "Programs of our own";
}
