using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Calls that read in the same breath and throw a refusal: <c>WebClient</c>'s uploads, and Flurl's
/// <c>await url.PostJsonAsync(…).ReceiveString()</c>.
/// </summary>
internal static class TextAnswer
{
    private const string Read = ".EnsureSuccessStatusCode().Content.ReadAsStringAsync()";

    public static bool TryRewrite(Rewrite rewrite, TypeNames names, SendCall send, string post)
    {
        if (send.IsSynchronous)
        {
            rewrite.Replace(send.Expression.Span, $"{post}.GetAwaiter().GetResult(){Read}.GetAwaiter().GetResult()");
            return true;
        }
        var receive = send.Call.Library == HttpLibrary.Flurl ? (send.Expression.Parent as MemberAccessExpressionSyntax)?.Name : null;
        var whole = receive is null ? send.Expression : receive.Parent!.Parent as InvocationExpressionSyntax;
        if (whole?.Parent is not AwaitExpressionSyntax wait)
            return false;
        var text = $"await (await {post}){Read}";
        switch (receive)
        {
            case null when send.Call.Library == HttpLibrary.WebClient:
            case IdentifierNameSyntax { Identifier.ValueText: "ReceiveString" }:
                rewrite.Replace(wait.Span, text);
                return true;
            case GenericNameSyntax { Identifier.ValueText: "ReceiveJson", TypeArgumentList: var type }:
                rewrite.Replace(wait.Span, names.Deserialization(type, text));
                return true;
            default:
                return false;
        }
    }
}
