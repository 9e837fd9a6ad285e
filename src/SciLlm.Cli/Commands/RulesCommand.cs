using System.CommandLine;
using Microsoft.CodeAnalysis;
using SciLlm.Cli.Catalogue;
using Spectre.Console;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm rules</c>: the catalogue, or one rule explained.</summary>
internal static class RulesCommand
{
    // Wide enough for every title, so that a pipe gets a rule a line.
    private const int PipeWidth = 200;

    public static Command Create()
    {
        var id = new Argument<string?>("ID")
        {
            Description = "A rule, such as SCILLM201 or 201; all of them when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("rules", "Lists the rules, or explains one.") { id };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(id) is { } wanted)
                Explain(RuleCatalogue.Find(wanted));
            else
                List();
            return ExitCode.Clean;
        });
        return command;
    }

    private static void List()
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = PipeWidth;
        var table = new Table().Border(TableBorder.Simple).AddColumns("Rule", "Family", "Default", "Fix", "What it reports");
        foreach (var rule in RuleCatalogue.All)
        {
            table.AddRow(
                rule.Id,
                RuleCatalogue.Family(rule),
                Default(rule),
                RuleCatalogue.CanFix(rule.Id) ? "yes" : "",
                Markup.Escape(rule.Title.ToString()));
        }
        AnsiConsole.Write(table);
    }

    private static void Explain(DiagnosticDescriptor rule)
    {
        Console.WriteLine($"{rule.Id}: {rule.Title}");
        Console.WriteLine($"Family {RuleCatalogue.Family(rule)}, {Default(rule)} by default, {(RuleCatalogue.CanFix(rule.Id) ? "'scillm fix' can rewrite it" : "to be changed by hand")}.");
        if (RulesPage.Section(rule.Id) is { } section)
            Console.WriteLine($"\n{section}");
        Console.WriteLine($"\n{rule.HelpLinkUri}");
    }

    private static string Default(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString().ToLowerInvariant();
}
