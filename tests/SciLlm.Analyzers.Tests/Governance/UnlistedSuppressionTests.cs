using Test = SciLlm.Analyzers.Tests.Governance.ExceptionsTest<SciLlm.Analyzers.Governance.UnlistedSuppressionAnalyzer>;

namespace SciLlm.Analyzers.Tests.Governance;

public sealed class UnlistedSuppressionTests
{
    private const string Attribute = """
        using System.Diagnostics.CodeAnalysis;
        internal static class Calls
        {
            [[|SuppressMessage("SciLlm.Transport", "SCILLM201:An HTTP call")|]]
            internal static void Ask() { }
        }
        """;

    [Fact]
    public Task ReportsTheRule_WhenAPragmaTurnsItOff() => Test.InSource("""
        #pragma warning disable CS0168, [|SCILLM201|], [|SCILLM101|] // for now
        internal static class Calls;
        #pragma warning restore SCILLM201
        #pragma warning disable
        #pragma warning disable CS1998, SCILLM903
        """);

    [Fact]
    public Task ReportsTheAttribute() => Test.InSource(Attribute);

    [Fact]
    public Task ReportsTheAttribute_WhenItStandsElsewhere() => Test.InSource("""
        using System.Diagnostics.CodeAnalysis;
        [assembly: [|SuppressMessage("SciLlm.Transport", "SCILLM201", Scope = "member", Target = "~M:Calls.Ask")|]]
        internal static class Calls { internal static void Ask() { } }
        """);

    [Theory]
    [InlineData("| SCILLM201, SCILLM101 | Test0.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| Transport | * | note.md | team | 2026-12-01 |\n| Authentication | * | note.md | team | 2026-12-01 |")]
    public async Task IsSilent_WhereAnEntryAllowsIt(string rows)
    {
        await Test.InSource("#pragma warning disable SCILLM201, SCILLM101", rows);
        await Test.InSource(Attribute.Replace("[|", "").Replace("|]", ""), rows);
    }

    [Theory]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team | 2026-11-30 |")]
    [InlineData("| SCILLM201 | Test1.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| SCILLM202 | Test0.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team | 2036-12-31 |")]
    public Task EntryAllowsNothing_WhenItHasEndedOrIsForSomethingElse(string rows) => Test.InSource("#pragma warning disable [|SCILLM201|]", rows);
}
