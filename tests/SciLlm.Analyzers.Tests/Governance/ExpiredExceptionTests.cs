using Test = SciLlm.Analyzers.Tests.Governance.ExceptionsTest<SciLlm.Analyzers.Governance.ExpiredExceptionAnalyzer>;

namespace SciLlm.Analyzers.Tests.Governance;

public sealed class ExpiredExceptionTests
{
    [Fact]
    public Task ReportsTheDate_FromTheDayAfterIt() => Test.InRows("""
        | SCILLM201 | Test0.cs | note.md | team | [|2026-11-30|] |
        | SCILLM201 | Test0.cs | note.md | team | 2026-12-01 |
        """);

    [Fact]
    public Task EntryIsForItsOwnProject_WhenItNamesFilesOfAnother() => Test.InRows("| SCILLM201 | Other/*.cs | note.md | team | 2026-11-30 |");

    [Fact]
    public Task EntryBesideTheProjectIsItsOwn_WhateverItNames() =>
        Test.InRows("| SCILLM201 | Gone.cs | note.md | team | [|2026-11-30|] |", properties: "build_property.ProjectDir = /0/");
}
