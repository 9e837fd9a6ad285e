using Microsoft.Extensions.AI;

namespace SciLlm.Cli.Calling;

/// <summary>A question as messages.</summary>
internal static class ChatMessages
{
    public static IReadOnlyList<ChatMessage> Of(string? system, string prompt, IReadOnlyList<string> images)
    {
        var user = new ChatMessage(ChatRole.User, [new TextContent(prompt), .. images.Select(Image)]);
        return system is null ? [user] : [new(ChatRole.System, system), user];
    }

    private static UriContent Image(string image)
    {
        if (Uri.TryCreate(image, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            return new UriContent(address, "image/*");
        var file = new FileInfo(image);
        return file.Exists
            ? new UriContent(new Uri(file.FullName), MediaType(file.Extension))
            : throw new CommandFailedException($"The image '{image}' does not exist, and is no http address either.");
    }

    private static string MediaType(string extension) => extension.ToLowerInvariant() switch
    {
        ".jpg" or "" => "image/jpeg",
        ".tif" => "image/tiff",
        var other => $"image/{other[1..]}",
    };
}
