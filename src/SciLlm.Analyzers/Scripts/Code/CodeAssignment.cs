namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>A name, and the tokens of the value it gets.</summary>
internal sealed class CodeAssignment(int name, int value, int end)
{
    public int Name => name;

    public int Value => value;

    public int End => end;

    /// <summary>What the value comes to, once somebody has asked.</summary>
    public ImmutableArray<FoldedText>? Readings { get; set; }
}
