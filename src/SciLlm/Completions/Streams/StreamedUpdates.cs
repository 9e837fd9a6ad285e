using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.Completions.Streams;

/// <summary>Turns the events of a stream into updates, and knows what has been said up to now (client specification, section 4).</summary>
internal sealed class StreamedUpdates(StreamedCall call)
{
    private readonly Queue<CompletionUpdate> _waiting = [];
    private readonly List<StreamedChoice> _choices = [];
    private readonly EventFrame _frame = new();
    private readonly CompletionMeta _meta = call.Describe();
    private Completion? _whole;
    private string? _id;
    private string? _model;
    private UsageDetails? _usage;

    /// <summary>Whether an event has brought something the model said: from there on nothing is tried again.</summary>
    public bool HaveBegun { get; private set; }

    /// <summary>Whether every choice has told why it ended.</summary>
    public bool AreFinished => _choices.Count > 0 && _choices.TrueForAll(choice => choice.FinishReason is not null);

    /// <summary>All that the first choice has said.</summary>
    public string Content => First?.Content ?? "";

    private StreamedChoice? First => _choices.MinBy(choice => choice.Index);

    /// <summary>What has come as if it had come whole.</summary>
    public Completion ToCompletion() => _whole ?? new Completion([])
    {
        Content = Content,
        ToolCalls = First?.ToolCalls ?? [],
        FinishReason = First?.FinishReason,
        Id = _id,
        Model = _model ?? call.Model,
        Usage = _usage,
    };

    public bool TryTake(out CompletionUpdate? update) => _waiting.TryDequeue(out update);

    /// <summary>Takes an event; false when it says that it was the last.</summary>
    /// <exception cref="SciLlmException">The event is an error.</exception>
    /// <exception cref="JsonException">The event is no piece of a completion.</exception>
    public bool Add(HttpResponseMessage response, string type, ReadOnlySpan<byte> data)
    {
        if (data.Trim((byte)' ').SequenceEqual("[DONE]"u8)) return false;
        if (type == "error") throw Failures.FromServer(call, response, ServerError.Read(Encoding.UTF8.GetString(data)));

        if (_frame.TryRead(data, out var piece))
        {
            Learn(_frame.Head);
            Add(piece, _frame.Head, usage: null);
            return true;
        }

        CompletionReader chunk;
        try
        {
            chunk = CompletionReader.Read(data, _id, _model ?? call.Model);
        }
        catch (JsonException) when (type != SseParser.EventTypeDefault)
        {
            return true;
        }

        // An event of a name we do not know is skipped, unless it holds a choice: the parser hands the name of an event without data on to the next.
        if (type != SseParser.EventTypeDefault && !chunk.HasChoice) return true;
        if (chunk.Error is { } error) throw Failures.FromServer(call, response, error);
        Add(chunk);
        _frame.TakeFrom(data, chunk);
        return true;
    }

    /// <summary>Takes the answer of a server that does not stream.</summary>
    public void Add(Completion completion)
    {
        _whole = completion;
        foreach (var choice in completion.Choices)
        {
            _waiting.Enqueue(new CompletionUpdate
            {
                Choice = choice.Index,
                Content = choice.Content,
                ReasoningContent = choice.ReasoningContent,
                Refusal = choice.Refusal,
                ToolCalls = choice.ToolCalls,
                FinishReason = choice.FinishReason,
                Usage = ReferenceEquals(choice, completion.Choices[0]) ? completion.Usage : null,
                Model = completion.Model,
                Id = completion.Id,
                CreatedAt = completion.CreatedAt,
                Meta = _meta,
            });
        }
    }

    /// <summary>The stream is over: what was kept back until it is whole is whole now.</summary>
    /// <param name="isDone">Whether the server said that it is over.</param>
    /// <exception cref="SciLlmException">It ended too early, or without an answer.</exception>
    public void End(bool isDone)
    {
        if (!isDone && !AreFinished) throw Failures.IncompleteStream(call);
        if (_choices.Count == 0) throw Failures.InvalidResponse(call, "the stream holds no choice", "[DONE]"u8);
        foreach (var choice in _choices)
        {
            if (choice.TakeToolCalls() is { Count: > 0 } calls)
                _waiting.Enqueue(new CompletionUpdate { Choice = choice.Index, ToolCalls = calls, Model = call.Model, Meta = _meta });
        }
    }

    private void Add(in CompletionReader chunk)
    {
        Learn(chunk.Head);
        _usage = chunk.Usage ?? _usage;
        if (chunk.HasChoice)
        {
            Add(chunk.First, chunk.Head, chunk.Usage);
            for (var at = 0; at < chunk.Others?.Count; at++) Add(chunk.Others[at], chunk.Head, usage: null);
        }
        else if (chunk.Usage is not null)
        {
            _waiting.Enqueue(new CompletionUpdate { Usage = chunk.Usage, Id = chunk.Id, CreatedAt = chunk.CreatedAt, Model = chunk.Model ?? call.Model, Meta = _meta });
        }
    }

    private void Add(in ChoiceParts piece, in AnswerHead head, UsageDetails? usage)
    {
        var choice = ChoiceOf(piece.Index);
        choice.Add(piece);
        HaveBegun |= piece.HoldsToken;

        // A piece of a tool call is kept back until the call is whole, and the role alone is nothing to hand out.
        if (piece is { HoldsText: false, FinishReason: null } && usage is null) return;
        _waiting.Enqueue(new CompletionUpdate
        {
            Choice = piece.Index,
            Content = piece.Content ?? "",
            ReasoningContent = piece.ReasoningContent,
            Refusal = piece.Refusal,
            ToolCalls = piece.FinishReason is null ? [] : choice.TakeToolCalls(),
            FinishReason = piece.FinishReason,
            Usage = usage,
            Model = head.Model ?? call.Model,
            Id = head.Id,
            CreatedAt = head.CreatedAt,
            Meta = _meta,
        });
    }

    private void Learn(in AnswerHead head) => (_id, _model) = (head.Id ?? _id, head.Model ?? _model);

    private StreamedChoice ChoiceOf(int index)
    {
        // Asked for every piece of an answer, of which there is nearly always one: no closure for that.
        foreach (var known in _choices)
        {
            if (known.Index == index) return known;
        }

        var begun = new StreamedChoice(index);
        _choices.Add(begun);
        return begun;
    }
}
