using System.Text.Json;

namespace SciLlm.Cli.Skills;

/// <summary>What installations have written into a folder: the hash of each file, noted in the folder itself.</summary>
internal sealed class InstalledFiles
{
    private const string Name = ".scillm-skills.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private readonly string _file;
    private readonly SortedDictionary<string, string> _hashes;

    private InstalledFiles(string file, SortedDictionary<string, string> hashes) => (_file, _hashes) = (file, hashes);

    /// <summary>The hash a file was installed with; null when it was not. Setting null forgets it.</summary>
    public string? this[string path]
    {
        get => _hashes.GetValueOrDefault(path);
        set
        {
            if (value is null)
                _hashes.Remove(path);
            else
                _hashes[path] = value;
        }
    }

    /// <exception cref="CommandFailedException">The note cannot be read.</exception>
    public static InstalledFiles Read(string folder)
    {
        var file = Path.Combine(folder, Name);
        try
        {
            var hashes = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file)) ?? [] : [];
            return new InstalledFiles(file, new SortedDictionary<string, string>(hashes, StringComparer.Ordinal));
        }
        catch (JsonException e)
        {
            throw new CommandFailedException($"'{file}' cannot be read: {e.Message} Delete it, and what is installed counts as changed by you.");
        }
    }

    public IEnumerable<string> Below(string folder) => _hashes.Keys.Where(path => path.StartsWith(folder + '/', StringComparison.Ordinal));

    public void Write()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllBytes(_file, JsonSerializer.SerializeToUtf8Bytes(_hashes, Readable));
    }
}
