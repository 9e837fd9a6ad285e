using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints;

/// <summary>
/// Whether a compilation speaks of LLMs at all. Most do not, and one pass through their text is all that the rules about calls then cost.
/// </summary>
internal static class LlmMentions
{
    /// <summary>What libraries are called, and parts of endpoints that code puts together.</summary>
    private static readonly string[] Telling =
    [
        "chatclient", "chatcompletion", "/completions", "\"completions", "}completions", "extensions.ai", "semantickernel", "agents.ai", "azure.ai", "generativeai",
        "googleai", "vertexai", "genai", "bedrock", "langchain", ":11434", " 11434",
    ];

    /// <summary>How keys begin.</summary>
    private static readonly string[] KeyMarks = ["sk-", "gsk_", "xai-", "cpk_", "pplx-", "nvapi-"];

    private static readonly string[] Provers = ["lean", "certainly"];

    /// <summary>English words, too: between spaces they are part of a sentence.</summary>
    private static readonly string[] EnglishWords = ["together", "cohere", "grok", "embedding", .. Provers];

    private static readonly HashSet<string> Anywhere = [.. Vendors.Names, .. KnownEndpoints.All.Select(static known => known.TrimStart('.')), .. Telling];
    private static readonly HashSet<string> WholeWords = [.. Vendors.Words, .. Provers];
    private static readonly HashSet<string> Beginnings = [.. KeyMarks];
    private static readonly WordSearch Search = new(Anywhere.Concat(WholeWords).Concat(Beginnings).Concat(SpokenWords.All));

    private static readonly ConditionalWeakTable<SyntaxTree, object> Cache = new();
    private static readonly object Mentioned = new();
    private static readonly object NotMentioned = new();

    public static bool In(Compilation compilation, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Any(tree => In(tree, cancellation));

    public static bool In(string text)
    {
        var spoken = new SpokenWords();
        return Search.FindsIn(text.AsSpan(), (word, start) =>
        {
            var end = start + word.Length;
            if (EnglishWords.Contains(word) && IsInSentence(text, start, end))
                return false;
            return Anywhere.Contains(word)
                || IsBeginning(text, start) && (Beginnings.Contains(word) || IsEnd(text, end) && (WholeWords.Contains(word) || spoken.MakeConversationWith(word)));
        });
    }

    private static bool In(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Cache.TryGetValue(tree, out var answer))
        {
            var isMentioned = In(tree.GetText(cancellation).ToString());
            answer = Cache.GetValue(tree, _ => isMentioned ? Mentioned : NotMentioned);
        }
        return answer == Mentioned;
    }

    /// <summary>Words begin and end as <see cref="Vendors.SplitWords"/> cuts them: <c>llm</c> is one of <c>MyLLMClient</c> and none of <c>AllMembers</c>.</summary>
    private static bool IsBeginning(string text, int at) =>
        at == 0 || !char.IsLetter(text[at - 1])
        || char.IsUpper(text[at]) && (char.IsLower(text[at - 1]) || at + 1 < text.Length && char.IsLower(text[at + 1]));

    private static bool IsEnd(string text, int at) =>
        at == text.Length || !char.IsLetter(text[at])
        || char.IsUpper(text[at]) && (char.IsLower(text[at - 1]) || at + 1 < text.Length && char.IsLower(text[at + 1]));

    private static bool IsInSentence(string text, int start, int end) =>
        start > 0 && text[start - 1] == ' '
        && (end == text.Length || !char.IsLetterOrDigit(text[end]) && text[end] != '_' && !(text[end] == '.' && end + 1 < text.Length && char.IsLetter(text[end + 1])));
}
