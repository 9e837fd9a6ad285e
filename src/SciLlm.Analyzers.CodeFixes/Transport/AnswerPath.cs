using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Where a JSON answer holds the text.</summary>
internal sealed class AnswerPath
{
    private static readonly AnswerPath ChatCompletions = new(true, ["choices", "0", "message", "content"]);

    /// <summary>The dialects whose payload has the same <c>messages</c>: Anthropic's and Ollama's.</summary>
    private static readonly AnswerPath Others = new(false, ["content", "0", "text"], ["message", "content"], ["choices", "0", "message", "content"]);

    private readonly string[][] _paths;

    private AnswerPath(bool hasSameBody, params string[][] paths) => (HasSameBody, _paths) = (hasSameBody, paths);

    /// <summary>Whether the client's raw answer has the form the code expects, so that it may go on reading what is not understood here.</summary>
    public bool HasSameBody { get; }

    public static AnswerPath Of(EndpointKind kind) => kind is EndpointKind.ChatCompletions or EndpointKind.Unspecified ? ChatCompletions : Others;

    public bool IsText(ImmutableArray<string> steps) => _paths.Any(path => path.SequenceEqual(steps));

    public bool LeadsToText(ImmutableArray<string> steps) => _paths.Any(path => path.Take(steps.Length).SequenceEqual(steps));
}
