using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Writes a payload as members of a <c>CompletionRequest</c>: known ones to its properties, the others to <c>ExtraBody</c>.</summary>
internal sealed class RequestText(Rewrite rewrite, TypeNames names, Dialect dialect)
{
    private readonly PayloadValues _values = new(rewrite, names);
    private readonly List<InitializerMember> _members = [];
    private readonly List<string> _extra = [];
    private readonly List<string> _messages = [];

    /// <summary>The members of the request's initializer; null where one of the payload's cannot be carried over.</summary>
    public IReadOnlyList<InitializerMember>? Read(IReadOnlyList<PayloadMember> payload)
    {
        if (!payload.All(TryAdd) || _messages.Count == 0)
            return null;
        if (dialect.Model is { } model)
            _members.Insert(0, new("Model", SymbolDisplay.FormatLiteral(model, quote: true)));
        var messages = new InitializerMember("Messages", $"[{string.Join(", ", _messages)}]", _messages);
        _members.Insert(_members.FindIndex(static member => member.Property == "Model") + 1, messages);
        if (_extra.Count > 0)
            _members.Add(new("ExtraBody", $"new {names.JsonObject} {{ {string.Join(", ", _extra)} }}"));
        return _members;
    }

    private bool TryAdd(PayloadMember member)
    {
        var value = member.Value;
        switch (member.Name)
        {
            case "model":
                return _values.IsText(value) && Set("Model", value);
            case "messages":
                if (new MessageList(rewrite, names).Read(value) is not { } messages)
                    return false;
                _messages.AddRange(messages);
                return true;
            case "stream":
                // What streams is read as it comes; that is another call.
                return rewrite.Model.GetConstantValue(value, rewrite.Cancellation) is { HasValue: true, Value: false };
            case "max_tokens" when _values.Converts(value, SpecialType.System_Int32):
                return Set("MaxTokens", value);
            case "temperature" when _values.Converts(value, SpecialType.System_Double):
                return Set("Temperature", value, PayloadValues.Double(value));
            case "top_p" when _values.Converts(value, SpecialType.System_Double):
                return Set("TopP", value, PayloadValues.Double(value));
            case "seed" when _values.Converts(value, SpecialType.System_Int64):
                return Set("Seed", value);
            case "stop" when _values.Texts(value) is { } texts:
                return Set("Stop", value, texts);
            case "response_format" when _values.Format(value) is { } format:
                return Set("ResponseFormat", value, format);
            default:
                // What the other dialects call their settings means nothing here.
                return dialect.IsOther ? TryAddOther(member) : TryAddExtra(member);
        }
    }

    private bool TryAddOther(PayloadMember member) => member.Name switch
    {
        "max_output_tokens" => _values.Converts(member.Value, SpecialType.System_Int32) && Set("MaxTokens", member.Value),
        "system" or "instructions" => Say(0, "System", member.Value),
        "prompt" or "input" => Say(_messages.Count, "User", member.Value),
        "contents" => dialect.Model is not null && _values.GeminiText(member.Value) is { } text && Say(_messages.Count, "User", text),
        _ => false,
    };

    private bool TryAddExtra(PayloadMember member)
    {
        if (_values.Node(member.Value) is not { } node)
            return false;
        rewrite.Keep(member.Value);
        _extra.Add($"[{SymbolDisplay.FormatLiteral(member.Name, quote: true)}] = {node}");
        return true;
    }

    private bool Set(string property, ExpressionSyntax value, string? text = null)
    {
        rewrite.Keep(value);
        _members.Add(new(property, text ?? value.ToString()));
        return true;
    }

    private bool Say(int index, string role, ExpressionSyntax text)
    {
        if (!_values.IsText(text))
            return false;
        rewrite.Keep(text);
        _messages.Insert(index, $"new({names.ChatRole}.{role}, {text})");
        return true;
    }
}
