using System.Globalization;

namespace SciLlm;

/// <summary>The only place that reads environment variables. Blank counts as not set.</summary>
internal sealed class SciLlmEnvironment(Func<string, string?> lookup)
{
    public const string ApiBaseName = "CHUTES_API_BASE";
    public const string ApiKeyName = "CHUTES_API_KEY";
    public const string ModelName = "CHUTES_MODEL_ID";
    public const string TextModelName = "CHUTES_TEXT_MODEL";
    public const string VisionModelName = "CHUTES_VLM_MODEL";
    public const string JsonStrictName = "SCILLM_JSON_STRICT";
    public const string RepairInvalidJsonName = "SCILLM_REPAIR_INVALID_JSON";
    public const string PreflightParallelName = "SCILLM_PREFLIGHT_PARALLEL";
    public const string PreflightWallTimeName = "SCILLM_PREFLIGHT_WALL_S";

    public const string OpenRouterKeyName = "OPENROUTER_API_KEY";
    public const string PavedModelName = "SCILLM_MODEL";
    public const string PavedVisionModelName = "SCILLM_VISION_MODEL";
    public const string PavedApiBaseName = "SCILLM_API_BASE";

    public const string CertainlyHttpOnlyName = "SCILLM_CERTAINLY_HTTP_ONLY";
    public const string CertainlyDirectStrictName = "SCILLM_CERTAINLY_DIRECT_STRICT";
    public const string CertainlyBridgeBaseName = "CERTAINLY_BRIDGE_BASE";
    public const string Lean4BridgeBaseName = "LEAN4_BRIDGE_BASE";

    /// <summary>What a program needs to be found, to find its own files and to write text; none of it is a secret.</summary>
    private static readonly string[] NamesForPrograms =
        ["PATH", "HOME", "USERPROFILE", "SystemRoot", "LANG", "LC_ALL", "ELAN_HOME", "ELAN_TOOLCHAIN", "LEAN_PATH", "LEAN_SYSROOT", "DOCKER_HOST", "DOCKER_CONTEXT"];

    public static SciLlmEnvironment Process { get; } = new(Environment.GetEnvironmentVariable);

    public string? ApiBase => Text(ApiBaseName);

    public string? ApiKey => Text(ApiKeyName);

    public string? TextModel => Text(ModelName) ?? Text(TextModelName);

    public string? VisionModel => Text(VisionModelName);

    public string? OpenRouterKey => Text(OpenRouterKeyName);

    public string? PavedModel => Text(PavedModelName);

    public string? PavedVisionModel => Text(PavedVisionModelName);

    public string? PavedApiBase => Text(PavedApiBaseName);

    public bool JsonStrict => Flag(JsonStrictName);

    public bool RepairInvalidJson => Flag(RepairInvalidJsonName);

    public int? PreflightParallel => Positive(PreflightParallelName) is { } value ? (int)Math.Ceiling(value) : null;

    public TimeSpan? PreflightWallTime => Positive(PreflightWallTimeName) is { } value ? TimeSpan.FromSeconds(value) : null;

    public string? CertainlyBridgeBase => Text(CertainlyBridgeBaseName) ?? Text(Lean4BridgeBaseName);

    public bool CertainlyHttpOnly => Flag(CertainlyHttpOnlyName);

    public bool CertainlyDirectStrict => Flag(CertainlyDirectStrictName);

    public string? Path => Text("PATH");

    /// <summary>A variable that a configuration names.</summary>
    public string? Named(string name) => Text(name);

    public IEnumerable<(string Name, string Value)> ForPrograms => NamesForPrograms.Select(name => (name, Text(name)!)).Where(variable => variable.Item2 is not null);

    private string? Text(string name) => lookup(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private bool Flag(string name) => Text(name) is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private double? Positive(string name)
    {
        if (Text(name) is not { } text) return null;

        // A day is more than any preflight needs and far less than a timer can hold.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 86_400
            ? value
            : throw SciLlmConfigurationException.For($"The environment variable {name} is '{text}'; set it to a positive number up to 86400, or unset it.");
    }
}
