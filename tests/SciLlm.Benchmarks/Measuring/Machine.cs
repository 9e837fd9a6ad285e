using System.Globalization;
using System.Runtime.InteropServices;

namespace SciLlm.Benchmarks.Measuring;

/// <summary>What the figures were taken on, as a line above them.</summary>
internal static class Machine
{
    public static string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores{Processor}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{Load}");

    private static string Processor => ValueOf("/proc/cpuinfo", "model name") is { } name ? $" of {name}" : "";

    /// <summary>What else the machine does: its load before anything is measured.</summary>
    private static string Load => File.Exists("/proc/loadavg") ? $"; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start" : "";

    private static string? ValueOf(string file, string name) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line ? line.Split(':', 2)[1].Trim() : null;
}
