using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Tests.Checking;

public sealed class PathTextTests
{
    [Theory]
    [InlineData("/repo", "/repo/src/A.cs", "src/A.cs")]
    [InlineData("/repo/", "/repo/A.cs", "A.cs")]
    [InlineData("/", "/A.cs", "A.cs")]
    [InlineData("/repo", "/repo/..hidden/A.cs", "..hidden/A.cs")]
    [InlineData("/repo", @"/repo/odd\name.cs", @"odd\name.cs")]
    [InlineData("/repo", "/repository/A.cs", null)]
    [InlineData("/repo", "/Repo/A.cs", null)]
    [InlineData("/repo", "/repo", null)]
    [InlineData(@"C:\repo", @"C:\repo\src\A.cs", "src/A.cs")]
    [InlineData(@"C:\repo", "c:/Repo/src/A.cs", "src/A.cs")]
    [InlineData(@"C:\", @"C:\A.cs", "A.cs")]
    [InlineData(@"\\server\share\repo", @"\\Server\share\repo\src\A.cs", "src/A.cs")]
    [InlineData(@"C:\repo", @"D:\repo\A.cs", null)]
    [InlineData(@"C:\repo", @"C:\repository\A.cs", null)]
    public void PathBelowAFolderHasForwardSlashes(string folder, string path, string? below) => Assert.Equal(below, PathText.Below(folder, path));

    [Theory]
    [InlineData("/src/A B.cs", "file:///src/A%20B.cs")]
    [InlineData("/src/C#/50%.cs", "file:///src/C%23/50%25.cs")]
    [InlineData(@"C:\src\A B.cs", "file:///C:/src/A%20B.cs")]
    [InlineData(@"\\server\share\A.cs", "file://server/share/A.cs")]
    public void UriOfAFileHasForwardSlashes_AndEscapes(string path, string uri) => Assert.Equal(uri, PathText.Uri(path));

    [Theory]
    [InlineData("/", "file:///")]
    [InlineData("/repo", "file:///repo/")]
    [InlineData(@"C:\", "file:///C:/")]
    [InlineData(@"C:\repo", "file:///C:/repo/")]
    public void UriOfAFolderEndsInASlash(string folder, string uri) => Assert.Equal(uri, PathText.FolderUri(folder));

    [Theory]
    [InlineData("/a.csproj", true)]
    [InlineData(@"C:\a.csproj", true)]
    [InlineData(@"\\server\a.csproj", true)]
    [InlineData("a.csproj", false)]
    [InlineData(@"src\a.csproj", false)]
    public void PathIsFull_WhenItBeginsAtARoot(string path, bool isFull) => Assert.Equal(isFull, PathText.IsFull(path));
}
