using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SciLlm.Cli.Batches;

/// <summary>
/// What the input holds, found in a first reading: how much, under which ids, for which models. Of an id only a fingerprint is kept, so that a million of them fit
/// into some tens of megabytes.
/// </summary>
internal sealed class InputScan
{
    private const int NamedDuplicates = 20;

    private readonly Dictionary<Fingerprint, int> _lines = [];

    /// <summary>How many requests there are.</summary>
    public int Count => _lines.Count;

    /// <summary>The number of the last line.</summary>
    public int LastLine { get; private set; }

    /// <summary>Tells this input from any other.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The models that lines name.</summary>
    public HashSet<string> Models { get; } = [];

    /// <summary>The first request that leaves the model to the client; null when none does.</summary>
    public CompletionRequest? WithoutModel { get; private set; }

    /// <exception cref="CommandFailedException">There is nothing in it, or an id stands on two lines.</exception>
    public static async Task<InputScan> ReadAsync(InputFile input, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (scan, duplicates) = (new InputScan(), new List<string>());
        await foreach (var line in input.LinesAsync(cancellationToken))
        {
            hash.AppendData(line.Content.Span);
            hash.AppendData("\n"u8);
            if (scan.Add(line, BatchLine.Read(line)) is { } duplicate && duplicates.Count <= NamedDuplicates)
                duplicates.Add(duplicate);
        }
        scan.Hash = Convert.ToHexStringLower(hash.GetHashAndReset());

        if (duplicates.Count > 0)
            throw new CommandFailedException($"Every custom_id has to be there once, and nothing was sent: {Enumerate(duplicates)}. Rename or remove one of each.");
        return scan.Count > 0 ? scan : throw new CommandFailedException("The input holds no requests. A line of it is a request: {\"custom_id\": …, \"body\": …}, {\"messages\": …} or {\"prompt\": …}.");
    }

    /// <summary>The line that has this id; null when none has.</summary>
    public int? LineOf(string id) => _lines.TryGetValue(Fingerprint.Of(id), out var line) ? line : null;

    private string? Add(JsonLine line, BatchLine content)
    {
        LastLine = line.Number;
        if (content.Request is { } request)
        {
            if (request.Model is { } model)
                Models.Add(model);
            else
                WithoutModel ??= request;
        }
        return _lines.TryAdd(Fingerprint.Of(content.Id), line.Number) ? null : $"'{content.Id}' is on lines {LineOf(content.Id)} and {line.Number}";
    }

    private static string Enumerate(List<string> duplicates) =>
        string.Join("; ", duplicates.Take(NamedDuplicates)) + (duplicates.Count > NamedDuplicates ? "; and more" : "");

    // Two halves rather than one number of 128 bits, which would be aligned to 16 bytes and make an entry half as large again.
    private readonly record struct Fingerprint(ulong Low, ulong High)
    {
        public static Fingerprint Of(string id)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
            return new(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]));
        }
    }
}
