using Microsoft.CodeAnalysis.CSharp;
using SciLlm.Analyzers.Endpoints.Syntax;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>What all rules read a file through leaves nothing out that one of them could look at.</summary>
public sealed class SyntaxIndexTests
{
    [Theory]
    [InlineData("_ = new int[Ask()];")]
    [InlineData("_ = new List<int>[Ask()][];")]
    [InlineData("_ = stackalloc int[Ask()];")]
    [InlineData("class C() : B(Ask());")]
    [InlineData("class C { C() : this(Ask()) { } }")]
    [InlineData("class C { int P { get; } = Ask(); }")]
    [InlineData("class C { int this[int at = Ask()] => 1; }")]
    [InlineData("enum E { A = Ask() }")]
    [InlineData("[A(Ask())] class C;")]
    [InlineData("[assembly: A(Ask())]")]
    [InlineData("void M([A(Ask())] int x) { }")]
    [InlineData("_ = x is { P: > 0 } ? y switch { _ when Ask() => 1 } : 2;")]
    [InlineData("_ = from x in xs where Ask() select x;")]
    [InlineData("_ = $\"{Ask()}\";")]
    [InlineData("Func<int> f = () => Ask();")]
    public void ACallIsFoundWhereverItStands(string source) =>
        Assert.Single(SyntaxIndex.Of(CSharpSyntaxTree.ParseText(source), CancellationToken.None).Calls("Ask"));

    [Fact]
    public void AFileIsReadOnce_HoweverManyRulesAsk()
    {
        var tree = CSharpSyntaxTree.ParseText("Ask();");

        Assert.Same(SyntaxIndex.Of(tree, CancellationToken.None), SyntaxIndex.Of(tree, CancellationToken.None));
    }

    [Fact]
    public void ANodeOfAKindThatIsNotKept_IsNotSilentlyMissing()
    {
        var index = SyntaxIndex.Of(CSharpSyntaxTree.ParseText("label: ;"), CancellationToken.None);

        Assert.Throws<ArgumentException>(() => index.Nodes(SyntaxKind.LabeledStatement));
    }
}
