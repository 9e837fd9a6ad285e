using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Tests.Scripts;

/// <summary>Whatever stands in a tree is named, and the rest of the tree is checked.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Call = "curl https://api.openai.com/v1/chat/completions\n";

    private readonly ScratchFolder _folder = new();

    public BadInputTests() => _folder.Write("good.sh", Call);

    [Fact]
    public void BinaryFile()
    {
        File.WriteAllBytes(_folder["tool.sh"], [0x7F, .. "ELF"u8, 0, 0, .. Encoding.UTF8.GetBytes(Call)]);

        AssertNamed("tool.sh", "it is a binary file.");
    }

    [Fact]
    public void OneZeroAmongText_IsRead()
    {
        File.WriteAllBytes(_folder["salted.sh"], [.. "salt='a\0b'\n"u8, .. Encoding.UTF8.GetBytes(Call)]);

        var result = Check();

        Assert.Empty(result.Unread);
        Assert.Contains(result.Violations, violation => violation.Path == _folder["salted.sh"]);
    }

    [Fact]
    public void FileOfFiftyMegabytes()
    {
        using (var large = File.Create(_folder["app.min.js"]))
            large.SetLength(50 * 1024 * 1024);

        AssertNamed("app.min.js", "it cannot be read: it is larger than 16 MB.");
    }

    [Fact]
    public void BytesThatAreNoUtf8_AndTheRestOfTheirFileIsRead()
    {
        File.WriteAllBytes(_folder["latin1.sh"], [.. "# caf"u8, 0xE9, .. "\n"u8, .. Encoding.UTF8.GetBytes(Call)]);

        AssertNamed("latin1.sh", "those of its bytes that are no UTF-8; the rest was.", alsoFound: "latin1.sh");
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "it is a notebook, and not JSON.")]
    [InlineData("", "it is a notebook, and not JSON.")]
    [InlineData("{\n<<<<<<< HEAD\n\"note\": \"https://api.openai.com\"}", "it is a notebook, and not JSON from line 2 on.")]
    public void NotebookThatIsNotJson(string text, string reason)
    {
        _folder.Write("a.ipynb", text);

        AssertNamed("a.ipynb", reason);
    }

    [Fact]
    public void LinkThatLeadsBack()
    {
        Directory.CreateDirectory(_folder["deep/er"]);
        Directory.CreateSymbolicLink(_folder["deep/er/loop"], _folder.Path);

        AssertNamed("deep/er/loop", $"it is a link that leads back to {_folder.Path}.");
    }

    [Fact]
    public void LinksThatLeadToEachOther()
    {
        File.CreateSymbolicLink(_folder["a.sh"], _folder["b.sh"]);
        File.CreateSymbolicLink(_folder["b.sh"], _folder["a.sh"]);

        var unread = Check().Unread;

        Assert.Equal([_folder["a.sh"], _folder["b.sh"]], unread.Select(u => u.Path));
        Assert.All(unread, u => Assert.StartsWith("it is a link that ", u.Reason));
    }

    [Fact]
    public void LinkThatLeadsOut()
    {
        using var elsewhere = new ScratchFolder();
        elsewhere.Write("run.sh", Call);
        Directory.CreateSymbolicLink(_folder["shared"], elsewhere.Path);

        AssertNamed("shared", $"it is a link that leads out of the folder, to {elsewhere.Path}.");
    }

    [Fact]
    public void LinkToWhatIsReadAnyway_IsNotWorthAWord()
    {
        File.CreateSymbolicLink(_folder["again.sh"], _folder["good.sh"]);

        var result = Check();

        Assert.Empty(result.Unread);
        Assert.Single(result.Violations);
    }

    [Fact]
    public void FolderAndFileThatMayNotBeRead()
    {
        if (OperatingSystem.IsWindows())
            return;
        var closed = _folder.Write("closed/run.sh", "");
        var secret = _folder.Write("secret.sh", "true\n");
        File.SetUnixFileMode(secret, UnixFileMode.None);
        File.SetUnixFileMode(_folder["closed"], UnixFileMode.None);

        var result = Check();

        // Nothing is closed to an administrator.
        Assert.Equal(Environment.IsPrivilegedProcess ? [] : [_folder["closed"], secret], result.Unread.Select(u => u.Path));
        Assert.Equal(_folder["good.sh"], Assert.Single(result.Violations).Path);
        File.SetUnixFileMode(_folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.True(File.Exists(closed));
    }

    [Fact]
    public void PipeThatNobodyWritesTo()
    {
        if (OperatingSystem.IsWindows())
            return;
        using (var made = Process.Start("mkfifo", [_folder["pipe.sh"]]))
            made.WaitForExit();

        AssertNamed("pipe.sh", "it is a pipe or a device.");
    }

    [Fact]
    public void SocketOfARunningProgram()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["s.sh"]));

        AssertNamed("s.sh", "it cannot be read: ");
    }

    [Fact]
    public void EmptyFile_IsNotWorthAWord()
    {
        _folder.Write("empty.sh");

        Assert.Empty(Check().Unread);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertNamed(string file, string reason, params string[] alsoFound)
    {
        var result = Check();

        var unread = Assert.Single(result.Unread);
        Assert.Equal(_folder[file], unread.Path);
        Assert.StartsWith(reason, unread.Reason);
        Assert.Equal(alsoFound.Append("good.sh").Select(name => _folder[name]).Order(StringComparer.Ordinal), result.Violations.Select(v => v.Path));
    }

    private ScriptCheckResult Check() => ScriptCheck.Run(ScriptTree.Of(_folder.Path, CancellationToken.None), enforcement: null, today: default, CancellationToken.None);
}
