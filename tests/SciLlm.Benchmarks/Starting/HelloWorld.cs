using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Starting;

/// <summary>The least a program on this platform can be, compiled ahead like the tool.</summary>
internal static class HelloWorld
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <InvariantGlobalization>true</InvariantGlobalization>
          </PropertyGroup>
        </Project>
        """;

    /// <returns>The path of its dll.</returns>
    public static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "scillm-hello")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Hello.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(\"Hello\");");
        await TimedProcess.RunAsync(folder, "dotnet", ["build", "-c", "Release", "-v", "q", "-o", "out"], 0);
        return Path.Combine(folder, "out", "Hello.dll");
    }
}
