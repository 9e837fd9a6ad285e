using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Tests.Catalogue;

public sealed class RulesPageTests
{
    private const string Page = """
        # The rules

        See SCILLM201 below.

        ## Transport

        <a id="scillm201"></a>
        ### SCILLM201: raw call

        Why it matters.

        ```bash
        # SCILLM202 is only a comment
        curl
        ```

        #### Options

        None.

        <a id="scillm202"></a>
        ### SCILLM202: model list

        Text.

        ## Batches
        """;

    [Fact]
    public void SectionGoesToTheNextHeadingOfItsLevel()
    {
        var section = RulesPage.Section(Page, "SCILLM201")!;

        Assert.StartsWith("Why it matters.\n", section);
        Assert.EndsWith("#### Options\n\nNone.", section);
        Assert.Contains("curl", section);
    }

    [Fact]
    public void SectionEnds_WhenTheFamilyDoes() => Assert.Equal("Text.", RulesPage.Section(Page, "scillm202"));

    [Fact]
    public void ThereIsNone_WhenNoHeadingNamesTheRule() => Assert.Null(RulesPage.Section(Page, "SCILLM999"));
}
