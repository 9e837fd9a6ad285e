using Test = SciLlm.Analyzers.Tests.Governance.ExceptionsTest<SciLlm.Analyzers.Governance.UnlistedSettingAnalyzer>;

namespace SciLlm.Analyzers.Tests.Governance;

public sealed class UnlistedSettingTests
{
    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.SCILLM201.severity = none", "'dotnet_diagnostic.SCILLM201.severity = none' turns SCILLM201 off in '/0/ImplicitUsings.cs' and 1 more")]
    [InlineData("[Test0.cs]\ndotnet_diagnostic.SCILLM201.severity = none", "'dotnet_diagnostic.SCILLM201.severity = none' turns SCILLM201 off in '/0/Test0.cs'")]
    [InlineData("[Test0.cs]\ndotnet_analyzer_diagnostic.category-SciLlm.Routing.severity = none", "'dotnet_analyzer_diagnostic.category-SciLlm.Routing.severity = none' turns SCILLM501, SCILLM502 off in '/0/Test0.cs'")]
    public Task ReportsTheSetting(string settings, string message) =>
        Test.InSettings(settings, "", message + ", and no entry of EXCEPTIONS.md says why and until when; add one, or repair what is hidden");

    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.SCILLM201.severity = error")]
    [InlineData("[*.cs]\ndotnet_diagnostic.SCILLM201.severity = silent")]
    [InlineData("[*.cs]\ndotnet_diagnostic.CA1822.severity = none")]
    [InlineData("[*.cs]\ndotnet_diagnostic.SCILLM902.severity = none")]
    [InlineData("[*.cs]\ndotnet_analyzer_diagnostic.severity = none")]
    public Task IsSilent_WhenNoRuleIsTurnedOff(string settings) => Test.InSettings(settings, "", message: null);

    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.SCILLM201.severity = none", "| SCILLM201 | ** | note.md | team | 2026-12-31 |")]
    [InlineData("[Test0.cs]\ndotnet_diagnostic.SCILLM201.severity = none", "| Transport | Test0.cs | note.md | team | 2026-12-31 |")]
    public Task IsSilent_WhereAnEntryAllowsIt(string settings, string rows) => Test.InSettings(settings, rows, message: null);
}
