using System.CommandLine;
using Microsoft.CodeAnalysis;
using SciLlm.Cli.Catalogue;
using Spectre.Console;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm rules</c>: the catalogue, a family of it, or one rule explained.</summary>
internal static class RulesCommand
{
    public const string Name = "rules";

    // Wide enough for every title, so that a pipe gets a rule a line.
    private const int PipeWidth = 200;

    public static Command Create()
    {
        var name = new Argument<string?>("ID")
        {
            Description = "A rule, such as SCILLM201 or 201, or a family, such as Transport; all of them when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(Name, "Lists the rules, or explains one.") { name };
        command.SetAction(parsed =>
        {
            var rules = parsed.GetValue(name) is { } wanted ? RuleCatalogue.FindAll(wanted) : RuleCatalogue.All;
            if (rules is [var rule])
                Explain(rule);
            else
                List(rules);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void List(IEnumerable<DiagnosticDescriptor> rules)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = PipeWidth;
        var table = new Table().Border(TableBorder.Simple).AddColumns("Rule", "Family", "Default", "Fix", "What it reports");
        foreach (var rule in rules)
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
        Write($"# {rule.Id}: {rule.Title}\n");
        Write($"Family {RuleCatalogue.Family(rule)}, {Default(rule)} by default, {(RuleCatalogue.CanFix(rule.Id) ? "`scillm fix` can rewrite it" : "to be changed by hand")}.");
        if (RulesPage.Section(rule.Id) is { } section)
            Write($"\n{section}");
        Write($"\n{rule.HelpLinkUri}");
    }

    private static void Write(string page)
    {
        if (Console.IsOutputRedirected)
            Console.WriteLine(page);
        else
            MarkdownView.Write(AnsiConsole.Console, page);
    }

    private static string Default(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString().ToLowerInvariant();
}
