using System.Text;
using SciLlm.Cli.Fixing;

namespace SciLlm.Cli.Tests.Fixing;

public sealed class SourceSnapshotTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void ChangeIsShownAsAUnifiedDiff()
    {
        var file = _folder.Write("A.cs", "one\ntwo\nthree\n");
        var untouched = _folder.Write("B.cs", "same\n");
        var snapshot = SourceSnapshot.Take([file, untouched, file]);

        File.WriteAllText(file, "one\n2\nthree\n");

        Assert.Equal([file], snapshot.Changed());
        var diff = snapshot.Diff(file, "src/A.cs").ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("--- a/src/A.cs", diff[0]);
        Assert.Equal("+++ b/src/A.cs", diff[1]);
        Assert.Contains("-two", diff);
        Assert.Contains("+2", diff);
        Assert.Contains(" three", diff);
    }

    [Fact]
    public void TextIsGained_WhenItWasNotInTheFileBefore()
    {
        var file = _folder.Write("A.cs", "one\ntwo\n");
        var snapshot = SourceSnapshot.Take([file]);

        File.WriteAllText(file, "one\nthree\n");

        Assert.True(snapshot.Gained("three"));
        Assert.False(snapshot.Gained("one"));
        Assert.False(snapshot.Gained("two"));
    }

    [Fact]
    public void FileComesBackByteForByte_WhenRestored()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "a\r\nb\n"u8];
        var file = _folder.Write("A.cs");
        File.WriteAllBytes(file, bytes);
        var snapshot = SourceSnapshot.Take([file]);
        File.WriteAllText(file, "changed");

        snapshot.Restore();

        Assert.Equal(bytes, File.ReadAllBytes(file));
        Assert.Empty(snapshot.Changed());
    }

    [Theory]
    [InlineData("utf-8", true, false)]
    [InlineData("utf-8", false, false)]
    [InlineData("utf-16", true, false)]
    [InlineData("utf-16BE", true, false)]
    [InlineData("latin1", false, true)]
    public void EncodingIsUnknown_WhenTheFileIsNeitherUtf8NorSaysSo(string name, bool hasMark, bool isUnknown)
    {
        var encoding = Encoding.GetEncoding(name);
        var file = _folder.Write("A.cs");
        File.WriteAllBytes(file, [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("// Grüße\r\n")]);

        Assert.Equal(isUnknown ? [file] : [], SourceSnapshot.Take([file]).OfUnknownEncoding());
    }

    public void Dispose() => _folder.Dispose();
}
