using System.Globalization;
using SciLlm.Json;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

/// <summary>Every cell of the failover table of the client specification, section 6, for single calls; for streams see <see cref="StreamFailoverTests"/>.</summary>
public sealed class FailoverTableTests
{
    // "first" is before the same again; "rate" is after five failures of five; "limit" is for all that share the limit key.
    private const string Table = """
        | signal             | same again     | another      | next group | cooldown  |
        | dns                | after backoff  | first        | general    | rate      |
        | connect            | after backoff  | first        | general    | rate      |
        | reset              | after backoff  | first        | general    | rate      |
        | cut off            | after backoff  | first        | general    | rate      |
        | certificate        | no             | yes          | general    | long      |
        | timeout            | after backoff  | yes          | general    | rate      |
        | 408                | after backoff  | yes          | general    | rate      |
        | 409                | after backoff  | yes          | general    | rate      |
        | 429                | after its wait | other limit  | general    | limit 2 s |
        | 429 without a time | after its wait | other limit  | general    | limit 5 s |
        | 429 quota          | no             | other limit  | general    | limit 300 s |
        | 402                | no             | other limit  | general    | limit 300 s |
        | 500                | after backoff  | yes          | general    | rate      |
        | 502                | after backoff  | yes          | general    | rate      |
        | 503                | after backoff  | yes          | general    | rate      |
        | 503 with a time    | after its wait | yes          | general    | 3 s       |
        | 401                | no             | yes          | general    | long      |
        | 403                | no             | yes          | general    | long      |
        | 404                | no             | yes          | general    | long      |
        | redirect           | no             | yes          | general    | long      |
        | a web page         | no             | yes          | general    | rate      |
        | context            | no             | larger window | context   | no        |
        | filter             | no             | no           | filter     | no        |
        | filtered answer    | no             | no           | filter     | no        |
        | 400                | no             | no           | no         | no        |
        | 413                | no             | no           | no         | no        |
        | 422                | no             | no           | no         | no        |
        | cancellation       | no             | no           | no         | no        |
        | wall time          | no             | no           | no         | no        |
        | prose              | its own budget | if asked for | json       | no        |
        | against the schema | its own budget | if asked for | json       | no        |
        | empty              | after backoff  | yes          | general    | half      |
        """;

    private static readonly RouterOptions Options = new() { Schema = JsonSchema.Parse("""{"maxProperties":0}""") };

    /// <summary>So that the same deployment is never asked again, and none is waited for.</summary>
    private static readonly RouterOptions Impatient = Options with { RetriesPerDeployment = 0, LongestWait = TimeSpan.Zero };

    public static TheoryData<string, string> SameAgain => Columns(1);

    public static TheoryData<string, string> Another => Columns(2);

    public static TheoryData<string, string> NextGroup => Columns(3);

    public static TheoryData<string, string> Cooldown => Columns(4);

    [Theory]
    [MemberData(nameof(SameAgain))]
    public async Task AsksTheSameAgain_AsTheTableHasIt(string signal, string expected)
    {
        using var scene = new RouterScene(Options, RouterScene.Deployment("a")).Give("a", signal, "ok");

        var isOk = await AskAsync(scene, signal);

        Assert.Equal(expected.StartsWith("after", StringComparison.Ordinal) ? ("a a", true) : ("a", false), (scene.Asked, isOk));
        Assert.Equal(expected == "after backoff", scene.Time.Leaps.Contains(TimeSpan.FromSeconds(0.5)));
    }

    [Theory]
    [InlineData("prose")]
    [InlineData("against the schema")]
    public async Task AsksForBetterJson_AsOftenAsItsOwnBudgetHasIt(string signal)
    {
        using var scene = new RouterScene(Options with { RetryInvalidJson = 2, RetriesPerDeployment = 0 }, RouterScene.Deployment("a")).Give("a", signal, signal, "ok");

        Assert.True(await AskAsync(scene, signal));
        Assert.Equal("a a a", scene.Asked);
    }

    [Theory]
    [MemberData(nameof(Another))]
    public async Task AsksAnotherBeforeTheSameAgain_WhereTheTableSaysFirst(string signal, string expected)
    {
        using var scene = new RouterScene(Options, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", signal, "ok");

        await AskAsync(scene, signal);

        if (Of(signal, 1) == "after backoff") Assert.Equal(expected == "first" ? "a b" : "a a", scene.Asked);
        else Assert.NotEqual("a a", scene.Asked);
    }

    [Theory]
    [MemberData(nameof(Another))]
    public async Task AsksAnotherOfTheGroup_WhereItsConditionIsMet(string signal, string expected)
    {
        using var met = new RouterScene(
            Impatient with { FailOverOnInvalidJson = true },
            RouterScene.Deployment("a") with { ContextWindow = 8 },
            RouterScene.Deployment("b", order: 1) with { ContextWindow = 9 });
        using var unmet = new RouterScene(
            Impatient,
            RouterScene.Deployment("a") with { ContextWindow = 8, LimitKey = "k" },
            RouterScene.Deployment("b", order: 1) with { ContextWindow = 8, LimitKey = "k" });

        await AskAsync(met.Give("a", signal), signal);
        await AskAsync(unmet.Give("a", signal), signal);

        Assert.Equal(expected == "no" ? "a" : "a b", met.Asked);
        Assert.Equal(expected is "first" or "yes" ? "a b" : "a", unmet.Asked);
    }

    [Theory]
    [MemberData(nameof(NextGroup))]
    public async Task AsksTheNextGroup_OfTheListThatTheTableNames(string signal, string expected)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["spare"] };
        foreach (var (list, options) in new Dictionary<string, RouterOptions>
        {
            ["general"] = Impatient with { Fallbacks = lists },
            ["context"] = Impatient with { ContextWindowFallbacks = lists },
            ["filter"] = Impatient with { ContentFilterFallbacks = lists },
            ["json"] = Impatient with { InvalidJsonFallbacks = lists },
        })
        {
            using var scene = new RouterScene(options, RouterScene.Deployment("a"), RouterScene.Deployment("c", "spare")).Give("a", signal);

            var isOk = await AskAsync(scene, signal);

            Assert.Equal((list, list == expected ? "a c" : "a"), (list, scene.Asked));
            if (list == expected) Assert.True(isOk);
        }
    }

    [Theory]
    [MemberData(nameof(Cooldown))]
    public async Task LetsADeploymentRest_AsTheTableHasIt(string signal, string expected)
    {
        using var scene = new RouterScene(
            Impatient with { MaxAttempts = 1 },
            RouterScene.Deployment("a") with { LimitKey = "k" },
            RouterScene.Deployment("b", order: 1) with { LimitKey = "k" }).Give("a", signal);

        await AskAsync(scene, signal);
        var (afterOne, sharer) = (scene.StateOf("a"), scene.StateOf("b"));
        for (var call = 1; call < 5; call++) await AskAsync(scene, signal);
        var afterFive = scene.StateOf("a");

        var seconds = expected == "long" ? 300 : expected.EndsWith(" s", StringComparison.Ordinal) ? int.Parse(expected.Split(' ')[^2], CultureInfo.InvariantCulture) : 0;
        Assert.Equal(TimeSpan.FromSeconds(seconds), afterOne.AvailableIn);
        Assert.Equal(expected.StartsWith("limit", StringComparison.Ordinal) ? afterOne.AvailableIn : TimeSpan.Zero, sharer.AvailableIn);
        Assert.Equal(expected == "half" ? 0.5 : 1, afterOne.Weight);
        Assert.Equal(expected is "no" or "half" ? DeploymentCondition.Available : DeploymentCondition.CoolingDown, afterFive.Condition);
        Assert.Equal(expected is "no" or "half", afterFive.Why is null);
        if (expected == "rate") Assert.Equal(TimeSpan.FromSeconds(5), afterFive.AvailableIn);
    }

    private static TheoryData<string, string> Columns(int column)
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Rows()) data.Add(row[0], row[column]);
        return data;
    }

    private static string Of(string signal, int column) => Rows().Single(row => row[0] == signal)[column];

    private static IEnumerable<string[]> Rows() => Table.Split('\n').Skip(1).Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));

    /// <summary>Whether there was an answer.</summary>
    private static async Task<bool> AskAsync(RouterScene scene, string signal) =>
        signal == "wall time" ? (await scene.AskInBatchAsync()).Ok : (await scene.AskAsync()).Answer is not null;
}
