using System.CommandLine;
using SciLlm.Analyzers.CodeFixes.Governance;
using SciLlm.Analyzers.Governance;
using SciLlm.Cli.Calling;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Governance;
using Spectre.Console;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm exceptions</c>: what is let be, until when, and one more.</summary>
internal static class ExceptionsCommand
{
    public const string Name = "exceptions";

    // Wide enough for long reasons, so that a pipe gets an exception a line.
    private const int PipeWidth = 300;

    public static Command Create() => new Command(Name, "Lists what EXCEPTIONS.md lets be, or adds to it.") { CreateList(), CreateAdd() };

    private static Command CreateList()
    {
        var path = new Argument<string>("PATH") { Description = "A folder; the current one when left out.", DefaultValueFactory = _ => "." };
        var format = OutputFormat.CreateOption();
        var today = Today();
        var command = new Command("list", "Lists the exceptions of a folder, what ends first at the top.") { path, format, today };
        command.SetAction(parsed =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(path)!);
            if (!Directory.Exists(folder))
                throw new CommandFailedException($"'{folder}' is no folder. Name the folder whose exceptions you want to see.");
            var list = ExceptionList.Read([.. ExceptionFiles.Around(folder)], parsed.GetValue(today) ?? BuildDay.Today(TimeProvider.System));
            var paths = new PathDisplay(Environment.CurrentDirectory);
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = PipeWidth;
            if (parsed.GetValue(format) == "json")
                OutputFormat.WriteJson(list.ToJson(paths));
            else
                list.Write(AnsiConsole.Console, paths);
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command CreateAdd()
    {
        var rule = new Argument<string>("RULE") { Description = "A rule such as SCILLM201 or 201, several with commas, or a family such as Transport." };
        var path = new Argument<string>("PATH") { Description = "A file, or a pattern with **, * and ?; relative to the current folder." };
        var reason = new Option<string>("--reason") { Description = "Why: the design note, or where it is.", HelpName = "TEXT", Required = true };
        var owner = new Option<string>("--owner") { Description = "Who answers for it.", HelpName = "NAME", Required = true };
        var expires = DateOption.Create("--expires", "The last day it holds.");
        var days = NumberOption.Count("--days", $"How many days it holds; {TemporaryException.Days} when neither this nor --expires is given.");
        var today = Today();
        var command = new Command("add", "Adds an exception to the nearest EXCEPTIONS.md, or writes the first one.") { rule, path, reason, owner, expires, days, today };
        command.Validators.Add(result =>
        {
            if (result.GetResult(expires) is { Implicit: false } && result.GetResult(days) is { Implicit: false })
                result.AddError("--expires and --days say the same; give one of them.");
        });
        command.SetAction(parsed =>
        {
            var day = parsed.GetValue(today) ?? BuildDay.Today(TimeProvider.System);
            var end = parsed.GetValue(expires) ?? day.AddDays(parsed.GetValue(days) ?? TemporaryException.Days);
            var entry = new NewException(parsed.GetValue(rule)!, parsed.GetValue(path)!, parsed.GetValue(reason)!, parsed.GetValue(owner)!, end);
            var page = new ExceptionAddition(Environment.CurrentDirectory, day).Add(entry);
            Console.WriteLine($"{new PathDisplay(Environment.CurrentDirectory).Show(page)}: {entry.Rules} in {entry.Path} until {ExceptionDate.Text(end)}.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Option<DateTime?> Today() => DateOption.Create("--today", "The day to compare with; today in UTC when left out.");
}
