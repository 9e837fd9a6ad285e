using SciLlm.Transport;

namespace SciLlm.Tests.Transport;

public sealed class ServerErrorTests
{
    [Theory]
    [InlineData("""{"error":{"message":"No.","type":"bad","param":null,"code":"c1"}}""", "No.", "bad", "c1")]
    [InlineData("""{"error":{"message":"No.","code":429}}""", "No.", null, "429")]
    [InlineData("""{"error":"No."}""", "No.", null, null)]
    [InlineData("""{"error":{"error":{"message":"No.","type":"inner"}}}""", "No.", null, null)]
    [InlineData("""{"object":"error","message":"No.","type":"NotFoundError","code":404}""", "No.", "NotFoundError", "404")]
    [InlineData("""{"detail":"No."}""", "No.", null, null)]
    [InlineData("""{"detail":[{"loc":["body"],"msg":"field required"}]}""", """[{"loc":["body"],"msg":"field required"}]""", null, null)]
    [InlineData("""{"detail":{"message":"No.","returncode":1}}""", "No.", null, null)]
    [InlineData("""{"errors":[{"message":"No.","code":7003}]}""", "No.", null, "7003")]
    [InlineData("""[{"error":{"message":"No."}}]""", "No.", null, null)]
    [InlineData("""{"strange":1}""", """{"strange":1}""", null, null)]
    [InlineData("<html><head><title>502 Bad Gateway</title></head></html>", "502 Bad Gateway", null, null)]
    [InlineData("upstream connect error", "upstream connect error", null, null)]
    [InlineData("", null, null, null)]
    public void ReadsEveryShape(string body, string? message, string? type, string? code) =>
        Assert.Equal(new ServerError(message, type, code), ServerError.Read(body));
}
