using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Governance;
using SciLlm.Cli.Checking;
using Spectre.Console;

namespace SciLlm.Cli.Governance;

/// <summary>The entries of some <c>EXCEPTIONS.md</c>, what ends first at the top, and the rows that are none.</summary>
internal sealed class ExceptionList
{
    private readonly DateTime _today;
    private readonly IReadOnlyList<(ExceptionsFile File, ExceptionEntry Entry)> _entries;
    private readonly IReadOnlyList<(string File, LinePosition Place, string Message)> _unreadable;

    private ExceptionList(IReadOnlyList<string> paths, DateTime today)
    {
        _today = today;
        var files = paths.Select(path => ExceptionFiles.Read(path, today)).ToList();
        _entries =
        [
            .. from file in files
               from entry in file.Entries
               orderby entry.Expires, file.Path, entry.Line
               select (file, entry),
        ];
        _unreadable =
        [
            .. from file in files
               from problem in file.Problems
               select (file.Path, file.Text.Lines.GetLinePosition(problem.Span.Start), problem.Message),
        ];
    }

    public static ExceptionList Read(IReadOnlyList<string> paths, DateTime today) => new(paths, today);

    public void Write(IAnsiConsole console, PathDisplay paths)
    {
        if (_entries.Count + _unreadable.Count == 0)
            console.WriteLine("There are no exceptions.");
        if (_entries.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Expires", "Left", "Rule", "Path", "Owner", "Reason", "File");
            foreach (var (file, entry) in _entries)
            {
                string[] cells = [ExceptionDate.Text(entry.Expires), Left(entry), entry.Rules, entry.PathText, entry.Owner, entry.Reason, $"{paths.Show(file.Path)}({entry.Line})"];
                table.AddRow([.. cells.Select(Markup.Escape)]);
            }
            console.Write(table);
        }
        foreach (var (file, place, message) in _unreadable)
            console.WriteLine($"{paths.Show(file)}({place.Line + 1},{place.Character + 1}) covers nothing: {message}.");
    }

    /// <summary>The same for programs; 'days' is below zero for what has ended.</summary>
    public JsonObject ToJson(PathDisplay paths) => new()
    {
        ["today"] = ExceptionDate.Text(_today),
        ["exceptions"] = new JsonArray([.. _entries.Select(each => (JsonNode)new JsonObject
        {
            ["expires"] = ExceptionDate.Text(each.Entry.Expires),
            ["days"] = Days(each.Entry),
            ["ended"] = Days(each.Entry) < 0,
            ["rules"] = new JsonArray([.. each.Entry.RuleIds.Select(id => (JsonNode)id)]),
            ["path"] = each.Entry.PathText,
            ["reason"] = each.Entry.Reason,
            ["owner"] = each.Entry.Owner,
            ["file"] = paths.Show(each.File.Path),
            ["line"] = each.Entry.Line,
        })]),
        ["unreadable"] = new JsonArray([.. _unreadable.Select(each => (JsonNode)new JsonObject
        {
            ["file"] = paths.Show(each.File),
            ["line"] = each.Place.Line + 1,
            ["column"] = each.Place.Character + 1,
            ["message"] = each.Message,
        })]),
    };

    private int Days(ExceptionEntry entry) => (entry.Expires - _today).Days;

    private string Left(ExceptionEntry entry) => Days(entry) switch
    {
        < 0 and var days => $"ended {Counted.Of(-days, "day")} ago",
        0 => "ends today",
        var days => Counted.Of(days, "day"),
    };
}
