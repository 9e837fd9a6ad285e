using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Checking.Reports;

/// <summary>The rules as SARIF describes them, each with its page of <c>rules.md</c>.</summary>
internal static class SarifRules
{
    public static JsonObject Driver() => new()
    {
        ["name"] = "scillm",
        ["version"] = typeof(SarifRules).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        ["informationUri"] = RuleCatalogue.All[0].HelpLinkUri.Split('#')[0],
        ["rules"] = new JsonArray([.. RuleCatalogue.All.Select(Rule)]),
    };

    /// <summary>The rule's place in the list above; -1, as the format has it, where it is not there.</summary>
    public static int IndexOf(string ruleId) => RuleCatalogue.All.TakeWhile(rule => rule.Id != ruleId).Count() is var index && index < RuleCatalogue.All.Count ? index : -1;

    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static JsonObject Rule(DiagnosticDescriptor rule)
    {
        var title = rule.Title.ToString();
        var page = RulesPage.Section(rule.Id) ?? title;
        return new JsonObject
        {
            ["id"] = rule.Id,
            ["shortDescription"] = new JsonObject { ["text"] = title },
            ["fullDescription"] = new JsonObject { ["text"] = title },
            ["help"] = new JsonObject { ["text"] = page, ["markdown"] = page },
            ["helpUri"] = rule.HelpLinkUri,
            ["defaultConfiguration"] = new JsonObject { ["level"] = Default(rule) },
            ["properties"] = new JsonObject
            {
                ["category"] = rule.Category,
                ["tags"] = new JsonArray(RuleCatalogue.Family(rule)),
                ["problem.severity"] = Default(rule) is "note" ? "recommendation" : "warning",
            },
        };
    }

    private static string Default(DiagnosticDescriptor rule) => Level(rule.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => Severity.Error,
        DiagnosticSeverity.Warning => Severity.Warning,
        _ => Severity.Info,
    });
}
