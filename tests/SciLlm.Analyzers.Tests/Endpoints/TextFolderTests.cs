namespace SciLlm.Analyzers.Tests.Endpoints;

public sealed class TextFolderTests
{
    [Theory]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("$\"{host}/v1/{\"x\"}\"", "…/v1/x")]
    [InlineData("string.Format(\"{0}/v1/{1}\", host, \"chat\")", "…/v1/chat")]
    [InlineData("string.Concat(\"a\", \"b\", \"c\")", "abc")]
    [InlineData("\"https://h/v1/\".TrimEnd('/') + \"/x\"", "https://h/v1/x")]
    [InlineData("new Uri(\"https://h/v1/\") + \"x\"", "https://h/v1/x")]
    [InlineData("new Uri(new Uri(\"https://h/v1/\"), \"chat\").AbsoluteUri", "https://h/v1/chat")]
    [InlineData("new Uri(new Uri(\"https://h/v1/\"), \"/v2/chat\").ToString()", "https://h/v2/chat")]
    [InlineData("host ?? \"https://h\"", "https://h")]
    [InlineData("flag ? \"https://a\" : \"https://b\"", "https://a", "https://b")]
    [InlineData("flag switch { true => \"a\", false => \"b\" }", "a", "b")]
    [InlineData("string.IsNullOrEmpty(host) ? \"https://h\" : host", "https://h")]
    [InlineData("\"https://old/v1\".Replace(\"old\", \"new\")", "https://new/v1")]
    [InlineData("nameof(Probe) + \"/x\"", "Probe/x")]
    [InlineData("host", "…")]
    [InlineData("string.Format()", "…")]
    [InlineData("string.Concat()", "…")]
    [InlineData("System.IO.Path.Combine()", "…")]
    public void ExpressionFolds(string expression, params string[] readings) => Assert.Equal(readings, EndpointProbe.Fold($$"""
        class Probe
        {
            void Run(bool flag, string host) => Show({{expression}});
            static void Show(string url) { }
        }
        """));

    [Fact]
    public void ConstantsAreFollowed_AcrossTypesAndFiles() => Assert.Equal(["https://h/v1/chat"], EndpointProbe.Fold(
        """static class Urls { public const string Base = "https://h"; public static readonly string Version = "/v1"; }""",
        """
        class Probe
        {
            void Run() => Show(Urls.Base + Urls.Version + "/chat");
            void Show(string url) { }
        }
        """));

    [Fact]
    public void FieldSetInTheConstructorIsFollowed_WithItsDefault() => Assert.Equal(["https://h/chat"], EndpointProbe.Fold("""
        class Probe
        {
            private readonly string _base;
            public Probe(IConfiguration configuration) => _base = configuration["Llm:BaseUrl"] ?? "https://h";
            void Run() => Show($"{_base}/chat");
            void Show(string url) { }
        }
        """));

    [Fact]
    public void HelperMethodsAreFollowed_WithWhatThisCallPasses() => Assert.Equal(["https://h/chat"], EndpointProbe.Fold("""
        class Probe
        {
            void Run() => Show(Build("chat"));
            void Other() => Build("files");
            static string Build(string path) { var root = "https://h"; return $"{root}/{path}"; }
            void Show(string url) { }
        }
        """));

    [Fact]
    public void PropertiesAreFollowed_ThroughOverrides() => Assert.Equal(["https://h/chat"], EndpointProbe.Fold("""
        abstract class Probe
        {
            protected abstract string Endpoint { get; }
            void Run() => Show(Endpoint + "/chat");
            void Show(string url) { }
        }
        sealed class Chat : Probe { protected override string Endpoint => "https://h"; }
        """));

    [Fact]
    public void ParameterIsWhatCallersPass_OrItsDefault() => Assert.Equal(["chat", "https://a", "https://b"], EndpointProbe.Fold("""
        class Probe
        {
            void Run(string url = "chat") => Show(url);
            void A() => Run("https://a");
            void B() => Run(url: "https://b");
            void Show(string url) { }
        }
        """));

    [Fact]
    public void LocalIsItsLastValue_WhenEveryPathRunsThroughIt() => Assert.Equal(["https://b"], EndpointProbe.Fold("""
        class Probe
        {
            void Run()
            {
                var url = "https://a";
                url = "https://b";
                Show(url);
                url = "https://c";
            }
            void Show(string url) { }
        }
        """));

    [Fact]
    public void LocalIsEitherValue_WhenABranchSetsIt() => Assert.Equal(["https://a", "https://b"], EndpointProbe.Fold("""
        class Probe
        {
            void Run(bool beta)
            {
                var url = "https://a";
                if (beta) { url = "https://b"; }
                Show(url);
            }
            void Show(string url) { }
        }
        """));

    [Fact]
    public void AppendedTextIsAdded() => Assert.Equal(["https://a/chat"], EndpointProbe.Fold("""
        class Probe
        {
            void Run()
            {
                var url = "https://a";
                url += "/chat";
                Show(url);
            }
            void Show(string url) { }
        }
        """));

    [Theory]
    [InlineData("var url = new StringBuilder(host); url.Append(\"/v1\").Append(\"/chat\"); url.Append('?');", "url.ToString()", "…/v1/chat?")]
    [InlineData("", "new StringBuilder().Append(\"https://h\").Append(\"/chat\").ToString()", "https://h/chat")]
    [InlineData("var url = \"https://h/v1/\"; url = url.TrimEnd('/') + \"/chat\";", "url", "https://h/v1/chat")]
    [InlineData("host = host.TrimEnd('/'); host += \"/chat\";", "host", "…/chat")]
    [InlineData("var url = \"https://h\"; if (flag) url += \"/beta\"; url += \"/chat\";", "url", "https://h/chat", "https://h/beta/chat")]
    [InlineData("string? url = null; url ??= \"https://h\";", "url", "https://h")]
    [InlineData("var url = new UriBuilder(host); url.Path = \"/v1/chat\";", "url.Uri", "…/v1/chat")]
    [InlineData("var url = new UriBuilder(host) { Path = \"v1/chat\" };", "url.ToString()", "…/v1/chat")]
    [InlineData("var url = new UriBuilder(\"https://h\"); if (flag) { url.Path = \"/v1/chat\"; }", "url.Uri", "https://h", "https://h/v1/chat")]
    public void TextBuiltInStepsFolds(string steps, string expression, params string[] readings) => Assert.Equal(readings, EndpointProbe.Fold($$"""
        using System.Text;
        class Probe
        {
            void Run(bool flag, string host) { {{steps}} Show({{expression}}); }
            static void Show(object url) { }
        }
        """));

    [Fact]
    public void LoopVariableIsAnyElement() => Assert.Equal(["https://a", "https://b"], EndpointProbe.Fold("""
        class Probe
        {
            private static readonly string[] Bases = { "https://a", "https://b" };
            void Run() { foreach (var url in Bases) Show(url); }
            void Show(string url) { }
        }
        """));

    [Fact]
    public void RequestFactoryIsWhatTheLambdaReturns() => Assert.Equal(["https://h/chat"], EndpointProbe.Fold("""
        class Probe
        {
            void Run() => Send(() => new HttpRequestMessage(HttpMethod.Post, "https://h/chat"));
            void Send(Func<HttpRequestMessage> make) => Show(make());
            void Show(HttpRequestMessage request) { }
        }
        """));

    [Theory]
    [InlineData("const string A = B; const string B = A;", "A")]
    [InlineData("string A => B; string B => A;", "A")]
    [InlineData("string A(int n) => A(n - 1) + \"x\";", "A(3)")]
    public void CycleEndsInAHole(string members, string expression) => Assert.Contains(EndpointProbe.Fold($$"""
        class Probe
        {
            {{members}}
            void Run() => Show({{expression}});
            void Show(string url) { }
        }
        """), static reading => reading.Contains('…') || reading.Length == 0);

    [Fact]
    public void WorkIsBounded_WhenHelpersFanOut()
    {
        var helpers = string.Join("\n", Enumerable.Range(0, 30).Select(static n => $"string H{n}() => H{n + 1}() + H{n + 1}();"));
        Assert.NotEmpty(EndpointProbe.Fold($$"""
            class Probe
            {
                {{helpers}}
                string H30() => "x";
                void Run() => Show(H0());
                void Show(string url) { }
            }
            """));
    }
}
