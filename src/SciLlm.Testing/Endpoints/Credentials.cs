using Microsoft.AspNetCore.Http;

namespace SciLlm.Testing.Endpoints;

/// <summary>Decides whether a request's credentials will do. The key itself never appears in an answer.</summary>
internal static class Credentials
{
    private const string BearerPrefix = "Bearer ";

    /// <summary>The 401 to answer with, or <see langword="null"/> when the request may pass.</summary>
    public static ApiError? Check(IHeaderDictionary headers, LlmTestServerOptions options)
    {
        if (options.Auth == AuthMode.None)
        {
            return null;
        }

        var bearer = options.Auth == AuthMode.ApiKey ? null : Bearer(headers.Authorization.ToString());
        var apiKey = options.Auth == AuthMode.Bearer ? null : headers["x-api-key"].ToString();
        if (string.IsNullOrEmpty(bearer) && string.IsNullOrEmpty(apiKey))
        {
            return new ApiError(401, $"You didn't provide an API key. Send it as {Expected(options.Auth)}.", Code: "missing_api_key");
        }

        return options.ApiKey is null || bearer == options.ApiKey || apiKey == options.ApiKey ? null : ApiError.For(401);
    }

    private static string? Bearer(string authorization) =>
        authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? authorization[BearerPrefix.Length..].Trim() : null;

    private static string Expected(AuthMode auth) => auth switch
    {
        AuthMode.Bearer => "'Authorization: Bearer KEY'",
        AuthMode.ApiKey => "'x-api-key: KEY'",
        _ => "'Authorization: Bearer KEY' or 'x-api-key: KEY'",
    };
}
