using System.Text.Json;

namespace SciLlm.Testing.Endpoints;

/// <summary><c>GET /v1/models</c> and <c>GET /v1/models/NAME</c>.</summary>
internal static class ModelList
{
    public static Reply All(IReadOnlyList<string> models) => Reply.Whole(200, Reply.Json, JsonBody.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var model in models)
        {
            Write(json, model);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    public static Reply One(IReadOnlyList<string> models, string model) => models.Contains(model)
        ? Reply.Whole(200, Reply.Json, JsonBody.Write(json => Write(json, model)))
        : NotFound(model).ToReply();

    public static ApiError NotFound(string model) =>
        new(404, $"The model `{model}` does not exist or you do not have access to it.", Param: "model", Code: "model_not_found");

    private static void Write(Utf8JsonWriter json, string model)
    {
        json.WriteStartObject();
        json.WriteString("id", model);
        json.WriteString("object", "model");
        json.WriteNumber("created", 0);
        json.WriteString("owned_by", "scillm");
        json.WriteEndObject();
    }
}
