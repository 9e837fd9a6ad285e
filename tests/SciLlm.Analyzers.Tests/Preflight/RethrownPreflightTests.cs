using SciLlm.Analyzers.CodeFixes.Preflight;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Preflight.SwallowedPreflightAnalyzer, SciLlm.Analyzers.CodeFixes.Preflight.SwallowedPreflightCodeFix>;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401's <em>rethrow</em>: what the catch does stays, and then the failure goes on.</summary>
public sealed class RethrownPreflightTests
{
    [Theory]
    [InlineData("[|catch|] { }", "catch { throw; }")]
    [InlineData("[|catch|] {}", "catch { throw; }")]
    [InlineData("[|catch|] { /* why not */ }", "catch { /* why not */ throw; }")]
    [InlineData("[|catch|] (Exception ex) { logger.LogError(ex, \"no\"); }", "catch (Exception ex) { logger.LogError(ex, \"no\"); throw; }")]
    [InlineData("[|catch|] (SciLlmException) { return null; }", "catch (SciLlmException) { throw; }")]
    [InlineData("[|catch|] (Exception) { if (model == \"\") return null; return \"\"; }", "catch (Exception) { if (model == \"\") throw; throw; }")]
    [InlineData("[|catch|] (Exception) { throw new TimeoutException(\"no\"); }", "catch (Exception ex) { throw new TimeoutException(\"no\", ex); }")]
    [InlineData("[|catch|] { throw new TimeoutException(\"no\"); }", "catch (Exception ex) { throw new TimeoutException(\"no\", ex); }")]
    public Task Rethrows_AfterWhatTheCatchLogs(string before, string after) => Rethrows(PreflightInTry.With(before), PreflightInTry.With(after));

    [Fact]
    public Task Rethrows_OnALineOfItsOwn_AndKeepsComments() => Rethrows(
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public void Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                }
                [|catch|] (PreflightException ex) // known
                {
                    // tell the operator
                    Console.Error.WriteLine(ex.Message);
                }

                try { client.SanityPreflight(model).EnsureOk(); }
                [|catch|]
                {
                    // not needed today
                }
            }
        }
        """,
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public void Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                }
                catch (PreflightException ex) // known
                {
                    // tell the operator
                    Console.Error.WriteLine(ex.Message);
                    throw;
                }

                try { client.SanityPreflight(model).EnsureOk(); }
                catch
                {
                    // not needed today
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task Rethrows_WithTheTabsOfTheFile() => Rethrows(
        "using SciLlm;\n\nclass Step(SciLlmClient client)\n{\n\tpublic void Check(string model)\n\t{\n\t\ttry { client.SanityPreflight(model).EnsureOk(); }\n"
        + "\t\t[|catch|]\n\t\t{\n\t\t\t// not needed today\n\t\t}\n\t}\n}\n",
        "using SciLlm;\n\nclass Step(SciLlmClient client)\n{\n\tpublic void Check(string model)\n\t{\n\t\ttry { client.SanityPreflight(model).EnsureOk(); }\n"
        + "\t\tcatch\n\t\t{\n\t\t\t// not needed today\n\t\t\tthrow;\n\t\t}\n\t}\n}\n");

    [Fact]
    public Task Rethrows_AndDropsTheReturnThatNothingReachesAnyMore() => Rethrows(
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public bool Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                    return true;
                }
                [|catch|] (Exception ex)
                {
                    Console.WriteLine(ex);
                }
                return false;
            }
        }
        """,
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public bool Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                    return true;
                }
                catch (Exception ex)
                {
                    Console.WriteLine(ex);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task OffersNothing_WhenMoreWouldBecomeUnreachable() => Test.OffersNoFix("""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public bool Check(string model)
            {
                try { client.SanityPreflight(model).EnsureOk(); return true; }
                [|catch|] { }
                Console.WriteLine("going on without");
                return false;
            }
        }
        """);

    private static Task Rethrows(string before, string after) => Test.Fixes(before, after, SwallowedPreflightCodeFix.Rethrow);
}
