using System.CommandLine;

namespace SciLlm.Cli.Commands;

/// <summary>A command of <c>scillm</c> that is made when somebody asks for it: making them all takes longer than most of them run.</summary>
internal sealed record Subcommand(string Name, Func<Command> Create)
{
    /// <summary>In the order of the help.</summary>
    private static readonly Subcommand[] All =
    [
        new(CheckCommand.Name, CheckCommand.Create),
        new(FixCommand.Name, FixCommand.Create),
        new(InitCommand.Name, InitCommand.Create),
        new(ServeCommand.Name, ServeCommand.Create),
        new(RulesCommand.Name, RulesCommand.Create),
        new(ExceptionsCommand.Name, ExceptionsCommand.Create),
        new(PreflightCommand.Name, PreflightCommand.Create),
        new(ModelsCommand.Name, ModelsCommand.Create),
        new(ChatCommand.Name, ChatCommand.Create),
        new(ParallelCommand.Name, ParallelCommand.Create),
        new(ProveCommand.Name, ProveCommand.Create),
        new(SkillsCommand.Name, SkillsCommand.Create),
    ];

    /// <summary>Those that a command line is about: the one it names, none for the version, else all of them.</summary>
    public static IEnumerable<Command> For(string[] args) => args switch
    {
        ["--version"] => [],
        [var name, ..] when Array.Find(All, command => command.Name == name) is { } named => [named.Create()],
        _ => All.Select(static command => command.Create()),
    };
}
