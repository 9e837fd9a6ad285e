using System.Text;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions.Streams;

/// <summary>One choice of a streamed answer, put together from its pieces.</summary>
internal sealed class StreamedChoice(int index)
{
    private readonly StringBuilder _content = new();
    private readonly List<StreamedToolCall> _calls = [];
    private int _callsTaken;

    public int Index => index;

    /// <summary>All its text up to now.</summary>
    public string Content => _content.ToString();

    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>Its tool calls, as whole as they are.</summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls => [.. _calls.Select((call, position) => call.Whole.ToContent(position))];

    public void Add(in ChoiceParts piece)
    {
        _content.Append(piece.Content);
        FinishReason = piece.FinishReason ?? FinishReason;
        piece.ToolCalls?.ForEach(Add);
    }

    /// <summary>The tool calls that were not handed out yet; they have to be whole by now.</summary>
    public IReadOnlyList<FunctionCallContent> TakeToolCalls()
    {
        if (_callsTaken == _calls.Count) return [];
        var untaken = ToolCalls.Skip(_callsTaken).ToList();
        _callsTaken = _calls.Count;
        return untaken;
    }

    // Pieces belong together by their index. Some servers number none, or all alike: there a name with an id of its own begins another call.
    private void Add(ToolCallPart part)
    {
        var known = part.Index is { } number ? _calls.FindLast(call => call.Index == number) : (_calls.Count > 0 ? _calls[^1] : null);
        if (known is null || known.IsOtherThan(part))
        {
            known = new StreamedToolCall(part.Index);
            _calls.Add(known);
        }

        known.Add(part);
    }

    private sealed class StreamedToolCall(int? index)
    {
        private readonly StringBuilder _arguments = new();
        private string? _id;
        private string? _name;

        public int? Index => index;

        public ToolCallPart Whole => new(index, _id, _name, _arguments.ToString());

        public bool IsOtherThan(ToolCallPart part) => part is { Id.Length: > 0, Name.Length: > 0 } && _name is not null && _id is not null && _id != part.Id;

        public void Add(ToolCallPart part)
        {
            if (part.Id is { Length: > 0 } id) _id ??= id;
            if (part.Name is { Length: > 0 } name) _name ??= name;
            _arguments.Append(part.Arguments);
        }
    }
}
