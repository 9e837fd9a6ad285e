using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SciLlm.Benchmarks.Analyzers;

/// <summary>The nearest a list of banned APIs comes to our rules: it bans the calls, whomever they go to.</summary>
internal sealed class BanList : AdditionalText
{
    private const string Http = "System.Net.Http.HttpClient";

    private static readonly SourceText Text = SourceText.From($"""
        M:{Http}.PostAsync(System.String,System.Net.Http.HttpContent);Use SciLlmClient
        M:{Http}.PostAsync(System.String,System.Net.Http.HttpContent,System.Threading.CancellationToken);Use SciLlmClient
        M:{Http}.PostAsync(System.Uri,System.Net.Http.HttpContent);Use SciLlmClient
        M:{Http}.SendAsync(System.Net.Http.HttpRequestMessage);Use SciLlmClient
        M:{Http}.SendAsync(System.Net.Http.HttpRequestMessage,System.Threading.CancellationToken);Use SciLlmClient
        M:{Http}.SendAsync(System.Net.Http.HttpRequestMessage,System.Net.Http.HttpCompletionOption);Use SciLlmClient
        M:{Http}.SendAsync(System.Net.Http.HttpRequestMessage,System.Net.Http.HttpCompletionOption,System.Threading.CancellationToken);Use SciLlmClient
        M:{Http}.GetAsync(System.String);Use SciLlmClient
        M:{Http}.GetStringAsync(System.String);Use SciLlmClient
        T:System.Net.Http.Json.HttpClientJsonExtensions;Use SciLlmClient
        T:System.Net.Http.Headers.AuthenticationHeaderValue;Use ApiKey
        P:{Http}.DefaultRequestHeaders;Use ApiKey
        T:System.Net.WebClient;Use SciLlmClient
        T:System.Net.HttpWebRequest;Use SciLlmClient
        T:System.Net.WebRequest;Use SciLlmClient
        M:System.Diagnostics.Process.Start(System.Diagnostics.ProcessStartInfo);Use SciLlmClient
        M:System.Diagnostics.Process.Start(System.String,System.String);Use SciLlmClient
        """);

    public override string Path => "BannedSymbols.txt";

    public override SourceText GetText(CancellationToken cancellationToken = default) => Text;
}
