using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Tests.Catalogue;

public sealed class RuleCatalogueTests
{
    [Theory]
    [InlineData("SCILLM201")]
    [InlineData("scillm201")]
    [InlineData("201")]
    public void RuleIsFound_ByItsIdInAnyCaseOrItsNumber(string id) => Assert.Equal("SCILLM201", Assert.Single(RuleCatalogue.FindAll(id)).Id);

    [Theory]
    [InlineData("Transport")]
    [InlineData("transport")]
    public void AllRulesOfAFamilyAreFound_ByItsName(string family)
    {
        var rules = RuleCatalogue.FindAll(family);

        Assert.Contains(rules, rule => rule.Id == "SCILLM201");
        Assert.All(rules, rule => Assert.StartsWith("SCILLM2", rule.Id));
    }

    [Theory]
    [InlineData("SCILM200", "SCILLM201")]
    [InlineData("999999", "SCILLM9")]
    [InlineData("transprot", "Transport")]
    [InlineData("batch", "Batches")]
    public void NearestIsNamed_WhenThereIsNoSuchRule(string name, string nearest)
    {
        var message = Assert.Throws<CommandFailedException>(() => RuleCatalogue.FindAll(name)).Message;

        Assert.Contains($"no rule or family '{name}'", message);
        Assert.Contains($"Did you mean {nearest}", message);
    }

    [Fact]
    public void ListIsOffered_WhenNothingIsNear() =>
        Assert.Equal(
            "There is no rule or family 'header'. 'scillm rules' lists them all.",
            Assert.Throws<CommandFailedException>(() => RuleCatalogue.FindAll("header")).Message);
}
