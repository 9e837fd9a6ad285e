using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Authentication;

namespace SciLlm.Tests.Authentication;

public sealed class CredentialTests
{
    [Theory]
    [InlineData("sk-abcdef\n")]
    [InlineData("  sk-abcdef")]
    [InlineData("Bearer sk-abcdef")]
    [InlineData("bearer  sk-abcdef\r\n")]
    public void TakesAKeyAsItIsPasted(string pasted)
    {
        Assert.True(Credential.TryParse(pasted, out var credential));
        using var request = new HttpRequestMessage();
        credential!.Sign(request.Headers, AuthStyle.XApiKey);

        Assert.Equal("sk-abcdef", Assert.Single(request.Headers.GetValues("x-api-key")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("schlüssel")]
    public void RefusesAKeyThatNoHeaderCanCarry(string key) => Assert.False(Credential.TryParse(key, out _));

    [Property]
    public Property LeavesNoKeyBehind_WhereverItStands() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<char>().Where(c => c is >= '!' and <= '~').ArrayOf(12).Select(chars => "k" + new string(chars)).ToArbitrary(),
        ArbMap.Default.ArbFor<string>(),
        (key, around) =>
        {
            Credential.TryParse(key, out var credential);
            var said = $"{around}{key}{around}{JsonSerializer.Serialize(key)}{Uri.EscapeDataString(key)}";
            return !credential!.Redact(said).Contains(key, StringComparison.Ordinal);
        });

    [Fact]
    public void LeavesWordsAlone_WhenTheKeyIsOnlyAPlaceholder()
    {
        Credential.TryParse("EMPTY", out var credential);

        Assert.Equal("the EMPTY set", credential!.Redact("the EMPTY set"));
    }

    [Fact]
    public void PrintsNothing()
    {
        Credential.TryParse("sk-abcdef", out var credential);

        Assert.Equal("[redacted]", credential!.ToString());
    }
}
