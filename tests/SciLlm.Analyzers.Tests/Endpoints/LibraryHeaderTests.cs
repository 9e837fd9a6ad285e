using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>Authentication as other HTTP libraries have it set: RestSharp's authenticators, Flurl's objects of headers, RestEase's interfaces.</summary>
public sealed class LibraryHeaderTests
{
    [Theory]
    [InlineData("new RestClient(new RestClientOptions(\"https://api.openai.com/v1\") { Authenticator = new JwtAuthenticator(token) })", "LlmCall")]
    [InlineData("new RestClient(\"https://api.openai.com/v1\") { Authenticator = new RestSharp.Authenticators.JwtAuthenticator(token) }", "LlmCall")]
    [InlineData("new RestClient(\"https://api.stripe.com/v1\") { Authenticator = new JwtAuthenticator(token) }", "OtherService")]
    public void AuthenticatorSendsTheKey_WhereItsClientGoes(string client, string judgement) => Assert.Equal(judgement, EndpointProbe.Header($$"""
        using RestSharp;
        class Gateway
        {
            public object Open(string token) => {{client}};
        }
        """).Judgement.ToString());

    [Theory]
    [InlineData("client.Authenticator = new JwtAuthenticator(token);")]
    [InlineData("request.Authenticator = new OAuth2AuthorizationRequestHeaderAuthenticator(token, \"Bearer\");")]
    public void AuthenticatorSendsTheKey_OfAClientOrARequest(string statement) => Assert.True(EndpointProbe.Header($$"""
        using RestSharp;
        class Gateway
        {
            public void Ask(string token)
            {
                var client = new RestClient("https://api.openai.com/v1");
                var request = new RestRequest("chat/completions", Method.Post);
                {{statement}}
                client.Execute(request);
            }
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("client.Authenticator = new HttpBasicAuthenticator(\"user\", token);")]
    [InlineData("own.Authenticator = new JwtAuthenticator(token);")]
    public void NothingIsSet_ByAnotherSchemeOrOnAnotherObject(string statement) => Assert.Empty(EndpointProbe.Headers($$"""
        using RestSharp;
        class Own { public object? Authenticator { get; set; } }
        class Gateway
        {
            public void Open(RestClient client, Own own, string token) { {{statement}} }
        }
        """));

    [Theory]
    [InlineData("WithHeaders(new { Accept = \"*/*\", Authorization = $\"Bearer {token}\" })")]
    [InlineData("WithHeaders(new { x_api_key = token })")]
    [InlineData("WithHeaders(new Dictionary<string, string> { [\"x-api-key\"] = token })")]
    [InlineData("WithOAuthBearerToken(token)")]
    public void FlurlSetsHeaders_ByTheMembersOfAnObject(string call) => Assert.True(EndpointProbe.Header($$"""
        using Flurl.Http;
        class Gateway
        {
            public object Ask(string token, object body) => "https://api.anthropic.com/v1/messages".{{call}}.PostJsonAsync(body);
        }
        """).IsLlmCall);

    [Theory]
    [InlineData("WithHeaders(new { Accept = \"*/*\" })")]
    [InlineData("With(new { Authorization = token })")]
    public void NothingIsSet_ByAnotherObject(string call) => Assert.Empty(EndpointProbe.Headers($$"""
        using Flurl.Http;
        class Gateway
        {
            public object Ask(string token, object body) => "https://api.anthropic.com/v1/messages".{{call}}.PostJsonAsync(body + token);
        }
        """));

    [Theory]
    [InlineData("[BaseAddress(\"https://api.openai.com\")]", "")]
    [InlineData("", "RestClient.For<IChat>(\"https://api.openai.com\")")]
    [InlineData("", "new RestClient(\"https://api.openai.com\").For<IChat>()")]
    public void InterfaceOfRestEase_IsAskedWhereItsBaseIs(string attribute, string made) => Assert.True(EndpointProbe.Header($$"""
        using RestEase;
        {{attribute}}
        interface IChat
        {
            [Header("Authorization")] AuthenticationHeaderValue Key { get; set; }
            [Post("v1/answers")] Task<string> AskAsync([Body] object body);
        }
        class Gateway { object? _chat = {{(made.Length > 0 ? made : "null")}}; }
        """).IsLlmCall);
}
