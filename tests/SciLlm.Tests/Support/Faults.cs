using SciLlm.Transport;

namespace SciLlm.Tests.Support;

/// <summary>The signals of the failover table by their names there; a timeout, a cancellation and the end of a wall time are the scene's to make.</summary>
internal static class Faults
{
    private static readonly Dictionary<string, Func<SentRequest, HttpResponseMessage>> All = new()
    {
        ["ok"] = request => WantsStream(request) ? EventStreams.Streaming(EventStreams.Text("{"), EventStreams.Text("}"), EventStreams.Finish(), EventStreams.Done)(request) : StubHandler.Says("{}")(request),
        ["over before its first token"] = EventStreams.Streaming(EventStreams.Delta("""{"role":"assistant"}""")),
        ["breaks"] = EventStreams.Streaming(EventStreams.Text("half an ")),
        ["breaks with an error"] = EventStreams.Streaming(EventStreams.Text("half an "), "data: {\"error\":{\"message\":\"Overloaded\"}}\n\n"),
        ["says nothing"] = EventStreams.Streaming(EventStreams.Delta("""{"role":"assistant","content":""}"""), EventStreams.Finish(), EventStreams.Done),
        ["is filtered"] = EventStreams.Streaming(EventStreams.Delta("""{"role":"assistant","content":""}"""), EventStreams.Finish("content_filter"), EventStreams.Done),
        ["dns"] = StubHandler.Throws(new HttpRequestException(HttpRequestError.NameResolutionError)),
        ["connect"] = StubHandler.Throws(new HttpRequestException(HttpRequestError.ConnectionError)),
        ["reset"] = StubHandler.Throws(new IOException("Connection reset by peer")),
        ["cut off"] = StubHandler.Status(200, """{"choices":[{"mess"""),
        ["certificate"] = StubHandler.Throws(new HttpRequestException(
            HttpRequestError.SecureConnectionError, "TLS", new CertificateRefusedException(System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch))),
        ["408"] = StubHandler.Status(408),
        ["409"] = StubHandler.Status(409),
        ["429"] = StubHandler.Status(429, "", ("retry-after", "2")),
        ["429 without a time"] = StubHandler.Status(429),
        ["429 quota"] = StubHandler.Status(429, Answers.Error("Pay first.", code: "insufficient_quota"), ("retry-after", "2")),
        ["402"] = StubHandler.Status(402),
        ["500"] = StubHandler.Status(500),
        ["502"] = StubHandler.Status(502),
        ["503"] = StubHandler.Status(503),
        ["503 with a time"] = StubHandler.Status(503, "", ("retry-after", "3")),
        ["401"] = StubHandler.Status(401),
        ["403"] = StubHandler.Status(403),
        ["404"] = StubHandler.Status(404),
        ["context"] = StubHandler.Status(400, Answers.Error("Too long.", code: "context_length_exceeded")),
        ["filter"] = StubHandler.Status(400, Answers.Error("No.", code: "content_filter")),
        ["filtered answer"] = StubHandler.Says("I was going to", finishReason: "content_filter"),
        ["400"] = StubHandler.Status(400, Answers.Error("Bad.")),
        ["413"] = StubHandler.Status(413),
        ["422"] = StubHandler.Status(422),
        ["prose"] = StubHandler.Says("not JSON"),
        ["against the schema"] = StubHandler.Says("""{"a":1}"""),
        ["empty"] = StubHandler.Says(""),
        ["redirect"] = StubHandler.Status(307, "", ("location", "https://elsewhere.test")),
        ["a web page"] = StubHandler.Status(200, "<html>Welcome</html>"),
    };

    public static Func<SentRequest, HttpResponseMessage> Of(string name) => All[name];

    private static bool WantsStream(SentRequest request) => request.Body.Contains("\"stream\":true", StringComparison.Ordinal);
}
