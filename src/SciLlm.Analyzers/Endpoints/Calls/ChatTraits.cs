using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>What a method or type shows of an LLM conversation: a payload built, an answer taken apart, a vendor named.</summary>
internal sealed class ChatTraits
{
    private static readonly ConditionalWeakTable<SyntaxNode, ChatTraits> Cache = new();

    private bool _model;
    private bool _messages;
    private bool _role;
    private bool _content;
    private bool _systemPrompt;
    private bool _prompt;
    private bool _limits;

    private ChatTraits(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodesAndSelf())
            Read(node);
    }

    /// <summary>
    /// A payload is built here: <c>messages</c> with a <c>model</c>, or with a <c>role</c> and <c>content</c> each; or a <c>prompt</c> for a <c>model</c> and
    /// what only text is limited by, or comes in.
    /// </summary>
    public bool BuildsPayload => _messages && (_model || _role && _content) || _model && (_systemPrompt || _prompt && _limits);

    /// <summary>An answer's <c>choices</c> are read here.</summary>
    public bool ReadsChoices { get; private set; }

    public bool NamesVendor { get; private set; }

    public bool Converses => BuildsPayload || ReadsChoices;

    public static ChatTraits Of(SyntaxNode code) => Cache.GetValue(code, static node => new(node));

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                ReadText(literal.Token.ValueText);
                break;
            case InterpolatedStringTextSyntax text:
                ReadText(text.TextToken.ValueText);
                break;
            case AnonymousObjectMemberDeclaratorSyntax member:
                ReadMember((member.NameEquals?.Name ?? member.Expression.SimpleName())?.Identifier.ValueText);
                break;
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Left: IdentifierNameSyntax name }:
                ReadMember(name.Identifier.ValueText);
                break;
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name: var member } }:
                ReadMember(member.Identifier.ValueText);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "choices" or "Choices" }:
            case MemberBindingExpressionSyntax { Name.Identifier.ValueText: "choices" or "Choices" }:
                ReadsChoices = true;
                break;
            case VariableDeclaratorSyntax { Identifier.ValueText: "messages" }:
                _messages = true;
                break;
            case BaseTypeDeclarationSyntax type:
                NamesVendor |= Vendors.IsNamedIn(type.Identifier.ValueText);
                break;
        }
    }

    private void ReadMember(string? name)
    {
        _model |= string.Equals(name, "model", StringComparison.OrdinalIgnoreCase);
        _messages |= string.Equals(name, "messages", StringComparison.OrdinalIgnoreCase);
        _role |= string.Equals(name, "role", StringComparison.OrdinalIgnoreCase);
        _content |= string.Equals(name, "content", StringComparison.OrdinalIgnoreCase);
        _prompt |= string.Equals(name, "prompt", StringComparison.OrdinalIgnoreCase);
        _systemPrompt |= name is "system_prompt" or "systemPrompt" or "SystemPrompt";
        _limits |= name is "max_tokens" or "MaxTokens" or "maxTokens" or "num_predict" or "stream" or "Stream";
    }

    private void ReadText(string text)
    {
        NamesVendor |= Vendors.IsNamedIn(text);
        ReadsChoices |= text == "choices" || text.Contains("choices[0]");
        // JSON by hand: "model": … , "messages": …
        _model |= text == "model" || text.Contains("\"model\"");
        _messages |= text == "messages" || text.Contains("\"messages\"");
        _role |= text == "role" || text.Contains("\"role\"");
        _content |= text == "content" || text.Contains("\"content\"");
        _prompt |= text == "prompt" || text.Contains("\"prompt\"");
        _systemPrompt |= text == "system_prompt" || text.Contains("\"system_prompt\"");
        _limits |= text == "max_tokens" || text.Contains("\"max_tokens\"") || text.Contains("\"num_predict\"");
    }
}
