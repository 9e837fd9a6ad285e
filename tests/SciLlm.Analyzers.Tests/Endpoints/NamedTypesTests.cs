namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>Assignments and constructor calls are looked at where the types written there may be the ones meant: each way to write them counts.</summary>
public sealed class NamedTypesTests
{
    private const string Options = """
        class Options { public string Url { get; set; } }
        class Others { public string Url { get; set; } = ""; }
        class Heir : Options;
        """;

    [Theory]
    [InlineData("var made = new Options { Url = \"https://h\" };", "https://h")]
    [InlineData("Options made = new() { Url = \"https://h\" };", "https://h")]
    [InlineData("Options? made = new() { Url = \"https://h\" };", "https://h")]
    [InlineData("var made = new Heir { Url = \"https://h\" };", "https://h")]
    [InlineData("List<Options> made = [new() { Url = \"https://h\" }];", "https://h")]
    [InlineData("var made = new Dictionary<string, Options> { [\"a\"] = new() { Url = \"https://h\" } };", "https://h")]
    [InlineData("Options[] made = { new() { Url = \"https://h\" } };", "https://h")]
    [InlineData("Options made = flag ? new() { Url = \"https://h\" } : new Heir();", "https://h")]
    [InlineData("Options made = options ?? new() { Url = \"https://h\" };", "https://h")]
    [InlineData("var made = new[] { options, new() { Url = \"https://h\" } };", "https://h")]
    [InlineData("Keep(new() { Url = \"https://h\" });", "https://h")]
    [InlineData("Func<Options> make = () => new() { Url = \"https://h\" };", "https://h")]
    [InlineData("var made = new Holder { Options = { Url = \"https://h\" } };", "https://h")]
    [InlineData("options.Url = \"https://h\";", "https://h")]
    [InlineData("var made = new Others { Url = \"https://h\" };", "…")]
    [InlineData("Others made = new() { Url = \"https://h\" };", "…")]
    public void PropertyIsFollowed_HoweverItsOwnerIsWritten(string statement, string reading) => Assert.Equal([reading], EndpointProbe.Fold(Options, $$"""
        class Holder { public Options Options { get; set; } = new(); }
        class Probe
        {
            void Run(bool flag, Options options) { {{statement}} }
            void Keep(Options options) { }
            void Use(Options options) => Show(options.Url);
            void Show(string url) { }
        }
        """));

    [Theory]
    [InlineData("Options Make() => new() { Url = \"https://h\" };", "https://h")]
    [InlineData("Options Make() { return new() { Url = \"https://h\" }; }", "https://h")]
    [InlineData("async Task<Options> Make() => new() { Url = \"https://h\" };", "https://h")]
    [InlineData("Options Made { get; } = new() { Url = \"https://h\" };", "https://h")]
    [InlineData("Options Made { get { return new() { Url = \"https://h\" }; } }", "https://h")]
    [InlineData("Options _made = new() { Url = \"https://h\" };", "https://h")]
    [InlineData("static T Make<T>() where T : Options, new() => new T { Url = \"https://h\" };", "https://h")]
    [InlineData("Others Make() => new() { Url = \"https://h\" };", "…")]
    public void PropertyIsFollowed_WhereAMemberNamesTheType(string member, string reading) => Assert.Equal([reading], EndpointProbe.Fold(Options, $$"""
        class Probe
        {
            {{member}}
            void Use(Options options) => Show(options.Url);
            void Show(string url) { }
        }
        """));

    [Fact]
    public void PropertyIsFollowed_UnderAnAliasInAnotherFile() => Assert.Equal(["https://h"], EndpointProbe.Fold(Options, """
        using Settings = Options;
        class Setup { object Make() => new Settings { Url = "https://h" }; }
        """, """
        class Probe
        {
            void Use(Options options) => Show(options.Url);
            void Show(string url) { }
        }
        """));

    [Theory]
    [InlineData("class Deep : Heir { void Set() => Url = \"https://h\"; }", "https://h")]
    [InlineData("class Deep : Heir { void Set() => this.Url = \"https://h\"; }", "https://h")]
    [InlineData("class Deep : Heir { void Set() => base.Url = \"https://h\"; }", "https://h")]
    [InlineData("class Deep : Others { void Set() => Url = \"https://h\"; }", "…")]
    public void PropertyIsFollowed_IntoHeirs(string heir, string reading) => Assert.Equal([reading], EndpointProbe.Fold(Options, heir, """
        class Probe
        {
            void Use(Options options) => Show(options.Url);
            void Show(string url) { }
        }
        """));

    [Fact]
    public void StaticFieldIsFollowed_WhereUsingStaticHidesItsOwner() => Assert.Equal(["https://h"], EndpointProbe.Fold("static class Shared { public static string Url; }", """
        using static Shared;
        class Setup { void Run() => Url = "https://h"; }
        """, """
        class Probe
        {
            void Use() => Show(Shared.Url);
            void Show(string url) { }
        }
        """));

    [Theory]
    [InlineData("class Setup { Client _client = new(\"https://h\"); }", "https://h")]
    [InlineData("class Setup { void Run() => Keep(new(\"https://h\")); void Keep(Client client) { } }", "https://h")]
    [InlineData("class Setup { void Run() => Keep(new(key: 1, url: \"https://h\")); void Keep(Client client) { } }", "https://h")]
    [InlineData("class Named : Client { public Named() : base(\"https://h\") { } }", "https://h")]
    [InlineData("class Named() : Client(\"https://h\");", "https://h")]
    [InlineData("class Setup { Other _other = new(\"https://h\"); }", "…")]
    [InlineData("class Named() : Other(\"https://h\");", "…")]
    public void ConstructorArgumentIsFollowed_HoweverTheConstructorIsCalled(string caller, string reading) => Assert.Equal([reading], EndpointProbe.Fold(caller, """
        class Other(string url) { public string Url => url; }
        class Client(string url, int key = 0)
        {
            public int Key => key;
            void Run() => Show(url);
            void Show(string url) { }
        }
        """));
}
