namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>
/// How types are spelled at one place: by their simple name where that means them or nothing yet, in full where it means another type.
/// </summary>
internal sealed class TypeNames(SemanticModel model, int position, bool alwaysInFull)
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>The namespaces that names given out so far need a <c>using</c> for.</summary>
    public IReadOnlyCollection<string> MissingNamespaces => _missing;

    public string Client => Of("SciLlm", "SciLlmClient");

    public string CompletionRequest => Of("SciLlm", "CompletionRequest");

    public string ChatRole => Of("Microsoft.Extensions.AI", "ChatRole");

    public string ChatMessage => Of("Microsoft.Extensions.AI", "ChatMessage");

    public string ChatResponseFormat => Of("Microsoft.Extensions.AI", "ChatResponseFormat");

    public string JsonObject => Of("System.Text.Json.Nodes", "JsonObject");

    public string JsonSerializer => Of("System.Text.Json", "JsonSerializer");

    public string JsonSerializerOptions => Of("System.Text.Json", "JsonSerializerOptions");

    public string JsonSerializerDefaults => Of("System.Text.Json", "JsonSerializerDefaults");

    public string StringContent => Of("System.Net.Http", "StringContent");

    public string Encoding => Of("System.Text", "Encoding");

    public string JsonContent => Of("System.Net.Http.Json", "JsonContent");

    /// <summary>A piece of JSON text as a type, with the settings that <c>ReadFromJsonAsync</c> takes by itself.</summary>
    public string Deserialization(TypeArgumentListSyntax type, string json, string? options = null) =>
        $"{JsonSerializer}.Deserialize{type}({json}, {options ?? $"new {JsonSerializerOptions}({JsonSerializerDefaults}.Web)"})";

    public string Of(string @namespace, string name)
    {
        var inFull = $"global::{@namespace}.{name}";
        if (alwaysInFull)
            return inFull;
        var visible = model.LookupNamespacesAndTypes(position, name: name);
        if (visible.IsEmpty)
        {
            _missing.Add(@namespace);
            return name;
        }
        return visible is [INamedTypeSymbol type] && type.ContainingNamespace.ToDisplayString() == @namespace ? name : inFull;
    }

    /// <summary>Makes the extension methods of LINQ available.</summary>
    public void NeedLinq()
    {
        var sequence = model.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T)
            .Construct(model.Compilation.ObjectType);
        if (!model.LookupSymbols(position, sequence, "Select", includeReducedExtensionMethods: true).Any())
            _missing.Add("System.Linq");
    }
}
