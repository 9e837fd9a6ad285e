using System.Diagnostics;

namespace SciLlm.Tests.Support;

/// <summary>A folder of programs that are shell scripts, such as a <c>lean</c> that says what a test wants, on a path of its own.</summary>
internal sealed class ScriptedPrograms : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scillm-tests-");

    /// <summary>A path on which these programs come first, and what every script needs after them.</summary>
    public string Path => $"{_folder.FullName}:/usr/bin:/bin";

    public string File(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public ScriptedPrograms With(string name, string script)
    {
        System.IO.File.WriteAllText(File(name), "#!/bin/sh\n" + script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    /// <summary>A file that whoever reads it waits for a script to write.</summary>
    public string Pipe(string name)
    {
        using var make = Process.Start("mkfifo", [File(name)]);
        make.WaitForExit();
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
