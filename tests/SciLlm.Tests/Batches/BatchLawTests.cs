using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

/// <summary>Whatever each request meets, the batch gives exactly the result that the rules foretell for it.</summary>
public sealed class BatchLawTests
{
    private const int MaxRetries = 2;
    private const int JsonRetries = 1;

    private enum Answer
    {
        Json,
        Prose,
        Nothing,
        Busy,
        Reset,
        Refusal,
    }

    [Property(MaxTest = 60)]
    public Property EveryRequestHasItsOneResult()
    {
        var scripts = Gen.Elements(Enum.GetValues<Answer>()).NonEmptyListOf().Select(list => list.ToArray()).ListOf();
        return Prop.ForAll(scripts.Select(list => list.ToArray()).ToArbitrary(), Gen.Choose(1, 4).ToArbitrary(), (script, concurrency) =>
        {
            var results = Run(script, concurrency);
            var expected = script.Select(Foretell).ToArray();
            return expected.SequenceEqual(results.Select(result => (result.Error?.ErrorType, result.Attempts)))
                && results.Select((result, index) => result.Index == index).All(inPlace => inPlace)
                && results.Summary.Total == script.Length;
        });
    }

    private static BatchResults Run(Answer[][] script, int concurrency)
    {
        var attempts = new int[script.Length];
        var handler = new StubHandler((request, _) =>
        {
            var index = int.Parse(request.Prompt, System.Globalization.CultureInfo.InvariantCulture);
            return Task.FromResult(Give(At(script[index], attempts[index]++))(request));
        });
        using var client = TestClient.Create(handler, options => (options.TimeProvider, options.MaxRetries) = (new ImpatientTime(), MaxRetries));
        return client.CompleteBatchAsync(
            [.. script.Select((_, index) => TestClient.AskJson($"{index}"))],
            new BatchOptions { Concurrency = concurrency, Tenacious = false, RetryInvalidJson = JsonRetries }).WaitAsync(Guard.Time).GetAwaiter().GetResult();
    }

    /// <summary>The rules in one place: transient failures are tried again within each asking, bad JSON is asked for again.</summary>
    private static (string? Error, int Attempts) Foretell(Answer[] answers)
    {
        var attempts = 0;
        for (var asking = 0; ; asking++)
        {
            var answer = At(answers, attempts++);
            for (var retry = 0; retry < MaxRetries && answer is (Answer.Busy or Answer.Reset); retry++) answer = At(answers, attempts++);
            if (answer is (Answer.Prose or Answer.Nothing) && asking < JsonRetries) continue;
            return (answer switch
            {
                Answer.Json => null,
                Answer.Prose => "invalid_json",
                Answer.Nothing => "empty_content",
                Answer.Reset => "connection_error",
                Answer.Busy => "server_error",
                _ => "invalid_request_error",
            }, attempts);
        }
    }

    private static Answer At(Answer[] answers, int attempt) => answers[Math.Min(attempt, answers.Length - 1)];

    private static Func<SentRequest, HttpResponseMessage> Give(Answer answer) => answer switch
    {
        Answer.Json => StubHandler.Says("{}"),
        Answer.Prose => StubHandler.Says("Sure!"),
        Answer.Nothing => StubHandler.Says(""),
        Answer.Busy => StubHandler.Status(503, Answers.Error("Busy.", "server_error")),
        Answer.Reset => StubHandler.Throws(new HttpRequestException("reset")),
        _ => StubHandler.Status(400, Answers.Error("No.")),
    };
}
