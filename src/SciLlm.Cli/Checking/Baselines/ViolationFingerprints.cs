using System.Security.Cryptography;
using System.Text;

namespace SciLlm.Cli.Checking.Baselines;

/// <summary>
/// Tells a violation by its rule, its file and the text of its line, so that it is still the same one when lines above it come and go.
/// Violations that are alike in all three are told apart by their number, from 1.
/// </summary>
/// <remarks>A hash, because the line may hold a key, and what is made of this goes into files that are shared.</remarks>
internal sealed class ViolationFingerprints(string root)
{
    private const int Length = 16;

    private readonly Dictionary<string, string[]> _lines = [];

    /// <summary>The path below the root, in the same form on every system.</summary>
    public string RelativePath(Violation violation) => PathText.Below(root, violation.Path) ?? Path.GetRelativePath(root, violation.Path).Replace('\\', '/');

    public string Of(Violation violation)
    {
        var line = LineOf(violation).Where(static c => !char.IsWhiteSpace(c));
        var identity = $"{violation.RuleId}\n{RelativePath(violation)}\n{string.Concat(line)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..Length];
    }

    private string LineOf(Violation violation)
    {
        if (!_lines.TryGetValue(violation.Path, out var lines))
            _lines[violation.Path] = lines = Read(violation.Path);
        return violation.Line >= 1 && violation.Line <= lines.Length ? lines[violation.Line - 1] : "";
    }

    private static string[] Read(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What the build generated and took away again is known by its rule and its path.
            return [];
        }
    }
}
