namespace SciLlm.Analyzers.Survey.Attack;

/// <summary>Code that a generator may write and nobody would: one thing, as often or as deep as somebody asks for.</summary>
/// <param name="Name">What there is much of.</param>
/// <param name="Usual">How much of it a test asks for; the compiler takes four times as much, too.</param>
/// <param name="Files">The sources for a size.</param>
internal sealed record DeepSource(string Name, int Usual, Func<int, IEnumerable<string>> Files)
{
    private const string Url = "\"https://api.openai.com/v1/chat/completions\"";

    public static IReadOnlyList<DeepSource> All { get; } =
    [
        InMethod("parentheses", 50, static size => Post($"{Repeat("(", size)}{Url}{Repeat(")", size)}")),
        InMethod("casts", 50, static size => Post($"{Repeat("(string)", size)}{Url}")),
        InMethod("additions", 500, static size => Post(Url + Each(size, static at => $" + \"/{at}\""))),
        InMethod("additions of a local", 250, static size => $"var url = {Url}; {Each(size, static at => $"url = url + \"{at}\"; ")} {Post("url")}"),
        InMethod("interpolations", 4, static size => Post($"{Repeat("$\"{", size)}{Url}{Repeat("}\"", size)}")),
        InMethod("fallbacks", 100, static size => Post(Each(size, static at => $"Environment.GetEnvironmentVariable(\"A{at}\") ?? ") + Url)),
        InMethod("choices", 50, static size => Post(Each(size, static at => $"Random.Shared.Next() == {at} ? {UrlOf(at)} : ") + Url)),
        InMethod("arms of a switch", 100, static size => Post(
            $"Random.Shared.Next() switch {{ {Each(size, static at => $"{at} => {UrlOf(at)}, ")}_ => {Url} }}")),
        InMethod("branches", 50, static size =>
            $"var url = \"\"; {Each(size, static at => $"if (url.Length == {at}) url += {Url}; else ")} {{ }} {Post("url")}"),
        InMethod("blocks", 50, static size => $"{Repeat("if (DateTime.Now.Ticks > 1) { ", size)} {Post(Url)} {Repeat("}", size)}"),
        InMethod("attempts", 20, static size => $"{Repeat("try { ", size)} {Post(Url)} {Repeat("} catch (Exception) { return; }", size)}"),
        InMethod("lambdas", 6, static size => $"{Each(size, static at => $"Func<Task> f{at} = async () => {{ ")} {Post(Url)} {Repeat("}; ", size)}"),
        InMethod("calls", 300, static size => Each(size, static at => $"await http.PostAsync({UrlOf(at)}, null);\n")),
        InMethod("calls of strangers", 1_000, static size => Each(size, static at => $"Console.WriteLine({at});\n") + Post(Url)),
        InMethod("headers", 100, static size => Each(size, static at =>
            $"http.DefaultRequestHeaders.Add(\"Authorization\", Environment.GetEnvironmentVariable(\"OPENAI_API_KEY{at}\"));\n") + Post(Url)),
        InMethod("links of a chain", 400, static size =>
            $"var url = new System.Text.StringBuilder(); url.Append({Url}){Each(size, static at => $".Append(\"{at}\")")}; {Post("url.ToString()")}"),
        InMethod("links around a call", 100, static size => $"await http.PostAsync({Url}, null){Repeat(".ContinueWith(task => task.Result)", size)};"),
        InMethod("elements", 1_000, static size => $"string[] urls = [{Each(size, static at => $"{UrlOf(at)}, ")}]; {Post("urls[0]")}"),
        InMethod("objects in a payload", 20, static size =>
            $"await http.PostAsJsonAsync({Url}, new {{ messages = {Repeat("new[] { new { content = ", size)}\"x\"{Repeat(" } }", size)} }});"),
        InMethod("letters in a line", 1_000_000, static size => Post($"{Url} + \"{Repeat("x", size)}\"")),
        InMethod("letters in a comment", 1_000_000, static size => Post($"{Url} /* {Repeat("openai ", size / 7)} */")),
        InType("constants in a circle", 100, static size =>
            Each(size, at => $"const string C{at} = C{(at + 1) % size} + \"/x\";\n") + Method(Post("C0"))),
        InType("constants in a row", 100, static size =>
            $"const string C0 = {Url};\n{Each(size, static at => $"const string C{at + 1} = C{at} + \"/x\";\n")} {Method(Post($"C{size}"))}"),
        InType("helpers that call each other", 30, static size =>
            Each(size, at => $"string F{at}(int i) => i > {at} ? F{(at + 1) % size}(i - 1) + F{(at + 7) % size}(i) : {Url};\n") + Method(Post("F0(9)"))),
        InType("helpers that pass a URL on", 100, static size =>
            $"{Each(size, static at => $"Task F{at}(string url) => F{at + 1}(url);\n")} Task F{size}(string url) => http.PostAsync(url, null); Task Go() => F0({Url});"),
        InType("callers of a helper", 300, static size =>
            $"Task Ask(string url) => http.PostAsync(url, null);\n{Each(size, static at => $"Task F{at}() => Ask({UrlOf(at)});\n")}"),
        InType("clients handed on", 30, static size => $"HttpClient c{size};\n" + Each(size, static at => $$"""
            HttpClient c{{at}};
            void Set{{at}}() { c{{at + 1}} = c{{at}}; c{{at}}.BaseAddress = new Uri({{Url}}); c{{at}}.DefaultRequestHeaders.Add("Authorization", "x"); }
            """)),
        InFile("implementations", 50, static size => "interface IPlace { string Url { get; } Task Ask(); }\n" + Each(size, static at => $$"""
            class Place{{at}}(HttpClient http, IPlace next) : IPlace
            {
                public string Url => {{UrlOf(at)}};
                public async Task Ask() { try { await http.PostAsync(next.Url, null); await next.Ask(); } catch (Exception) { } }
            }
            """)),
        InFile("heirs", 30, static size => $"class H0(HttpClient http) {{ protected HttpClient Http => http; public virtual string Url => {Url}; }}\n" + Each(size, static at => $$"""
            class H{{at + 1}}(HttpClient http) : H{{at}}(http)
            {
                public override string Url => base.Url + "{{at}}";
                public Task Ask() => Http.PostAsync(Url, null);
            }
            """)),
        new("parts of a type", 40, static size => Enumerable.Range(0, size).Select(at => (At: at, Next: (at + 1) % size)).Select(static part => $$"""
            partial class Gateway
            {
                string url{{part.At}} = url{{part.Next}};
                static string Url{{part.At}} => {{Url}};
                HttpClient http{{part.At}};
                public Task Ask{{part.At}}() => http{{part.Next}}.PostAsync(Url{{part.Next}}, null);
            }
            """)),
        new("files with a client each", 30, static size => Enumerable.Range(0, size).Select(static at => $$"""
            class Gateway{{at}}(HttpClient http)
            {
                string BaseUrl = {{Url}};
                async Task<string> Ask()
                {
                    try { http.BaseAddress = new Uri(BaseUrl); return await (await http.PostAsync("chat/completions", null)).Content.ReadAsStringAsync(); }
                    catch (Exception) { return null; }
                }
            }
            """)),
    ];

    public override string ToString() => Name;

    private static DeepSource InMethod(string name, int usual, Func<int, string> statements) => InType(name, usual, size => Method(statements(size)));

    private static DeepSource InType(string name, int usual, Func<int, string> members) => InFile(name, usual, size => $"class Gateway(HttpClient http) {{ {members(size)} }}");

    private static DeepSource InFile(string name, int usual, Func<int, string> file) => new(name, usual, size => ["using System.Net.Http.Json;\n" + file(size)]);

    private static string Method(string statements) => $"public async Task AskAsync() {{ {statements} }}";

    private static string Post(string url) => $"await http.PostAsync({url}, new StringContent(\"{{}}\"));";

    private static string UrlOf(int at) => $"\"https://host{at}.example/v1/chat/completions\"";

    private static string Repeat(string text, int size) => string.Concat(Enumerable.Repeat(text, size));

    private static string Each(int size, Func<int, string> text) => string.Concat(Enumerable.Range(0, size).Select(text));
}
