using SciLlm;

/// <summary>"Simple Wrappers (scillm.paved)".</summary>
internal static class SimpleWrappers
{
    private sealed record Person(string Name, int Age);

    public static async Task RunAsync()
    {
        // Text completion
        var answer = await Paved.ChatAsync("What is the capital of France?");
        Console.WriteLine(answer);

        // JSON response
        var data = await Paved.ChatJsonAsync("""Return {"name": "Alice", "age": 25}""");
        Console.WriteLine(data.GetProperty("name"));
        var person = await Paved.ChatJsonAsync<Person>("""Return {"name": "Alice", "age": 25}""");
        Console.WriteLine($"{person.Name} is {person.Age}");

        // Image analysis
        var description = await Paved.AnalyzeImageAsync("https://example.com/photo.jpg", "Describe this");
        Console.WriteLine(description.Length > 0 ? "described" : "nothing");

        // Image + JSON, from a file
        await File.WriteAllBytesAsync("receipt.png", [0x89, .. "PNG\r\n"u8]);
        var receipt = await Paved.AnalyzeImageJsonAsync("receipt.png", """Extract {"total": 12.5}""");
        Console.WriteLine(receipt.GetProperty("total"));
    }
}
