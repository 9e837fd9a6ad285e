using System.CommandLine;
using System.Text.Json.Nodes;
using SciLlm.Cli.Calling;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm models</c>: what the server has.</summary>
internal static class ModelsCommand
{
    public const string Name = "models";

    public static Command Create()
    {
        var call = new CallOptions();
        var format = OutputFormat.CreateOption();
        var command = new Command(Name, "Lists the server's models, one a line. Exit code: 0 listed, 1 the server did not answer, 2 could not be tried.") { format };
        call.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Any model will do to ask for all of them.
            using var client = call.CreateClient(parsed, new CompletionRequest("models") { Model = "any" });
            var models = await Progress.ShowAsync("Asking for the models…", () => client.ListModelsAsync(cancellationToken));
            if (parsed.GetValue(format) == "json")
                OutputFormat.WriteJson(Describe(models));
            else
                foreach (var model in models)
                    Console.WriteLine(model.Id);
            return ExitCode.Clean;
        });
        return command;
    }

    private static JsonObject Describe(ModelList models) => new()
    {
        ["api_base"] = models.Meta.ApiBase,
        ["auth_style"] = models.Meta.AuthStyle?.ToString(),
        ["models"] = new JsonArray([.. models.Select(model => (JsonNode)new JsonObject { ["id"] = model.Id, ["owned_by"] = model.OwnedBy })]),
    };
}
