// Asks about an image, in a file or at an address: dotnet run image.cs -- receipt.jpg
#:package SciLlm@*

using Microsoft.Extensions.AI;
using SciLlm;

var image = args is [var given, ..] ? given : "https://example.com/photo.jpg";
var address = Uri.TryCreate(image, UriKind.Absolute, out var absolute) ? absolute : new Uri(Path.GetFullPath(image));

using var client = SciLlmClient.FromEnvironment();
var answer = await client.CompleteAsync(new CompletionRequest
{
    Messages = [new(ChatRole.User, [new TextContent("Describe this image in one sentence."), new UriContent(address, "image/*")])],
});
Console.WriteLine(answer.Content);
