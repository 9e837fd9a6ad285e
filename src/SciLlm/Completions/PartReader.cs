using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Completions;

/// <summary>Reads a message's content: a text, or an array of texts, images, and parts of kinds that only the server has to know.</summary>
internal static class PartReader
{
    private const string AnyImage = "image/*";

    /// <exception cref="JsonException">The content is malformed.</exception>
    public static void ReadAll(JsonMember content, List<AIContent> contents)
    {
        if (content.IsText) contents.Add(new TextContent(content.Text()));
        else if (content.IsArray) contents.AddRange(content.Items().Select(Read));
        else throw content.Unlike("a text or an array of parts");
    }

    private static AIContent Read(JsonMember part) => part.Member("type", "a text, such as text or image_url").Text() switch
    {
        "text" => new TextContent(part.Member("text", "a text").Text()) { RawRepresentation = Others(part, "text") },
        "image_url" when Image(part.Member("image_url", "an object with a url")) is { } image => With(Others(part, "image_url"), image),
        _ => new AIContent { RawRepresentation = ExtraMembers.From([.. part.Members()]) },
    };

    private static ExtraMembers? Others(JsonMember part, string known) =>
        part.HasOnly("type", known) ? null : ExtraMembers.From([.. part.Members().Where(member => member.Name != "type" && member.Name != known)]);

    private static AIContent With(ExtraMembers? others, AIContent image)
    {
        image.RawRepresentation = others;
        return image;
    }

    /// <summary>The image; null where it says more than the abstractions hold.</summary>
    private static AIContent? Image(JsonMember image)
    {
        if (image.IsText) return Image(image, detail: null);
        if (!image.HasOnly("url", "detail")) return null;
        return Image(image.Member("url", "an address"), image.OptionalText("detail"));
    }

    private static AIContent? Image(JsonMember url, string? detail)
    {
        AIContent? content;
        try
        {
            content = url.Text("an address").StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? Data(url) : Address(url);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException)
        {
            throw url.Unlike("an absolute address or a data URI");
        }

        if (content is not null && detail is not null) content.AdditionalProperties = new() { ["detail"] = detail };
        return content;
    }

    private static DataContent? Data(JsonMember url) => new DataContent(url.Text()) is var data && data.HasTopLevelMediaType("image") ? data : null;

    private static UriContent Address(JsonMember url) =>
        Uri.TryCreate(url.Text(), UriKind.Absolute, out var address) ? new UriContent(address, AnyImage) : throw url.Unlike("an absolute address or a data URI");
}
