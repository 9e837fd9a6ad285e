using SciLlm.Analyzers.CodeFixes.Proofs;
using SciLlm.Analyzers.Proofs;

namespace SciLlm.Analyzers.Tests.Proofs;

/// <summary>SCILLM702: which texts are asked how a proof ended, and what is asked instead.</summary>
public sealed class OutcomeReadFromTextTests
{
    [Theory]
    [InlineData("var ok = response.[|Content|].Contains(\"proved\");", "var ok = response.Results.All(result => result.Ok);")]
    [InlineData("if (!response.[|Content|].ToLowerInvariant().Contains(\"proved\")) throw new Exception();", "if (!response.Results.All(result => result.Ok)) throw new Exception();")]
    [InlineData("if (response.[|Content|].Contains(\"failed\", StringComparison.Ordinal)) throw new Exception();", "if (!response.Results.All(result => result.Ok)) throw new Exception();")]
    [InlineData("if (!response.[|ToString|]().Contains(\"failed\")) Use(1);", "if (response.Results.All(result => result.Ok)) Use(1);")]
    [InlineData("var ok = System.Text.RegularExpressions.Regex.IsMatch(response.[|Content|], \"proved\");", "var ok = response.Results.All(result => result.Ok);")]
    [InlineData("var ok = (await client.ProveAsync(items)).[|Content|] == \"verified\";", "var ok = (await client.ProveAsync(items)).Results.All(result => result.Ok);")]
    [InlineData("foreach (var result in response.Results) Use(result.[|Status|] == \"proved\");", "foreach (var result in response.Results) Use(result.Ok);")]
    [InlineData("foreach (var result in response.Results) Use(result.[|Status|] != \"proved\");", "foreach (var result in response.Results) Use(!result.Ok);")]
    [InlineData("foreach (var result in response.Results) Use(result.[|Status|] is not \"proved\");", "foreach (var result in response.Results) Use(!result.Ok);")]
    [InlineData("foreach (var result in response.Results) Use(\"proved\" == result.[|Status|]);", "foreach (var result in response.Results) Use(result.Ok);")]
    [InlineData("Use(response.Results.Count(each => each.[|Status|]?.Contains(\"proved\") == true));", "Use(response.Results.Count(each => each.Ok == true));")]
    [InlineData("Use(response.Results[0].[|Explanation|]!.Equals(\"proved\"));", "Use(response.Results[0].Ok);")]
    public Task LooksAtTheResults(string before, string after) =>
        RuleTest<OutcomeReadFromTextAnalyzer, OutcomeReadFromTextCodeFix>.Fixes(InMethod(before), InMethod(after), OutcomeReadFromTextCodeFix.LookAtResults);

    [Fact]
    public Task DropsTheLocalThatHeldTheText() => RuleTest<OutcomeReadFromTextAnalyzer, OutcomeReadFromTextCodeFix>.Fixes(
        InMethod("""
            // what it says
            var summary = response.Content;
                    if ([|summary|].Contains("proved")) Use(1); // all of them
            """),
        InMethod("""
            // what it says
                    if (response.Results.All(result => result.Ok)) Use(1); // all of them
            """));

    [Fact]
    public Task NamesTheItemOtherwise_WhereTheNameIsTaken() => RuleTest<OutcomeReadFromTextAnalyzer, OutcomeReadFromTextCodeFix>.Fixes(
        InMethod("var result = 1; Use(result); Use(response.[|Content|].Contains(\"proved\"));"),
        InMethod("var result = 1; Use(result); Use(response.Results.All(proof => proof.Ok));"));

    [Fact]
    public Task ImportsLinq_WhereItIsMissing() => RuleTest<OutcomeReadFromTextAnalyzer, OutcomeReadFromTextCodeFix>.Fixes(
        """
        using SciLlm;

        static class Verdicts { public static bool Of(ProofResponse response) => response.[|Content|].Contains("proved"); }
        """,
        """
        using SciLlm;

        static class Verdicts { public static bool Of(ProofResponse response) => response.Results.All(result => result.Ok); }
        """);

    [Theory]
    [InlineData("Use(response.[|Content|].StartsWith(\"Certainly: proved\"));")]
    [InlineData("Use(response.[|Content|].IndexOf(\"proved\") >= 0);")]
    [InlineData("Use(response.[|Content|].Contains(\"proved=1\"));")]
    [InlineData("Use(System.Text.RegularExpressions.Regex.Match(response.[|Content|], @\"proved=(\\d+)\").Groups[1]);")]
    [InlineData("ProofResponse? maybe = response; Use(maybe?.[|Content|].Contains(\"proved\") == true);")]
    [InlineData("foreach (var result in response.Results) Use(result.[|Status|] == \"unproved\");")]
    [InlineData("foreach (var result in response.Results) Use(result.[|Diagnostics|]!.Contains(\"timed out\"));")]
    [InlineData("foreach (var result in response.Results) Use(result.[|Status|] switch { \"proved\" => 1, _ => 0 });")]
    [InlineData("foreach (var result in response.Results) switch (result.[|Status|]) { case \"proved\": Use(1); break; }")]
    public Task OffersNothing_WhenItIsNotCertainWhatWasMeant(string statements) =>
        RuleTest<OutcomeReadFromTextAnalyzer, OutcomeReadFromTextCodeFix>.OffersNoFix(InMethod(statements));

    [Theory]
    [InlineData("Use(response.Results.All(result => result.Ok));")]
    [InlineData("Use(response.Summary.Proved == items.Length);")]
    [InlineData("Console.WriteLine(response.Content);")]
    [InlineData("Use(response.Content == \"\");")]
    [InlineData("foreach (var result in response.Results) Use(result.Diagnostics!.Contains(\"error: unknown identifier\"));")]
    [InlineData("foreach (var result in response.Results) Use(result.Outcome switch { ProofOutcome.Proved => 1, _ => 0 });")]
    [InlineData("foreach (var result in response.Results) Use(result.LeanCode!.Contains(\"proved\"));")]
    [InlineData("foreach (var result in response.Results) Use(result.Item.RequirementText.Contains(\"proved\"));")]
    [InlineData("var note = \"was it proved?\"; Use(note.Contains(\"proved\"));")]
    [InlineData("var note = response.Content; note = \"proved\"; Use(note == \"proved\");")]
    public Task IsSilent_WhenNoOutcomeIsReadFromAText(string statements) => RuleTest<OutcomeReadFromTextAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task IsSilent_WhenTheTypeOnlyHasTheSameName() => RuleTest<OutcomeReadFromTextAnalyzer>.IsSilent("""
        record ProofResponse(string Content);
        class Job { bool Ok(ProofResponse response) => response.Content.Contains("proved"); }
        """);

    [Fact]
    public Task IsSilent_WithoutTheClient() => RuleTest<OutcomeReadFromTextAnalyzer>.IsSilentWithoutClient("""
        record Answer(string Content);
        class Job { bool Ok(Answer response) => response.Content.Contains("proved"); }
        """);

    [Fact]
    public Task Says_WhereToLook() => RuleTest<OutcomeReadFromTextAnalyzer>.Says(
        "The outcome of a proof is read from the text of 'Content', which is for people; look at Results",
        InMethod("Use(response.{|#0:Content|}.Contains(\"proved\"));"));

    private static string InMethod(string statements) => $$"""
        using SciLlm;

        class Job(CertainlyClient client)
        {
            async Task RunAsync(ProofItem[] items)
            {
                var response = await client.ProveAsync(items);
                {{statements}}
                Use(response);
            }

            private static void Use(object value) => Console.WriteLine(value);
        }
        """;
}
