using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Tests.Catalogue;

public sealed class RuleCatalogueTests
{
    [Theory]
    [InlineData("SCILLM201")]
    [InlineData("scillm201")]
    [InlineData("201")]
    public void RuleIsFound_ByItsIdInAnyCaseOrItsNumber(string id) => Assert.Equal("SCILLM201", RuleCatalogue.Find(id).Id);

    [Fact]
    public void NearestIsNamed_WhenThereIsNoSuchRule()
    {
        var message = Assert.Throws<CommandFailedException>(() => RuleCatalogue.Find("SCILM200")).Message;

        Assert.Contains("no rule 'SCILM200'", message);
        Assert.Contains("Did you mean SCILLM201?", message);
    }

    [Fact]
    public void ListIsOffered_WhenNothingIsNear() =>
        Assert.Equal(
            "There is no rule 'header'. 'scillm rules' lists them all.",
            Assert.Throws<CommandFailedException>(() => RuleCatalogue.Find("header")).Message);
}
