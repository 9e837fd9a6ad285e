namespace SciLlm.Analyzers.Tests.Endpoints;

public sealed class ProcessVerdictTests
{
    [Theory]
    [InlineData("""Cli.Wrap("curl").WithArguments("-s " + Url).ExecuteBufferedAsync()""")]
    [InlineData("""Cli.Wrap("curl").WithWorkingDirectory("/tmp").WithArguments(new[] { "-s", Url }).ExecuteAsync()""")]
    [InlineData("""Cli.Wrap("curl").WithArguments(["-s", Url])""")]
    [InlineData("""Cli.Wrap("curl").WithArguments(args => args.Add("-s").Add(Url))""")]
    [InlineData("""Command.RunAsync("curl", "-s " + Url)""")]
    [InlineData("""Command.ReadAsync("curl", new[] { "-s", Url })""")]
    [InlineData("""Command.Run("curl", "-s", Url)""")]
    [InlineData("""Shell.Run("bash", "-c", $"curl -s {Url}")""")]
    public void ProcessMakesAnLlmCall_WhenALibraryStartsIt(string start) => Assert.True(Assert.Single(EndpointProbe.Processes($$"""
        class Assistant
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";
            public void Ask() => {{start}};
        }
        """)).IsLlmCall);

    [Fact]
    public void ProcessHasTheUrl_ThatAHelperIsCalledWith() => Assert.Equal(
        "https://llm.chutes.ai/v1/chat/completions", Assert.Single(EndpointProbe.Processes("""
            using System.Diagnostics;

            static class Tools
            {
                public static void Run(string file, string arguments) => Process.Start(new ProcessStartInfo(file) { Arguments = arguments });
            }
            class Assistant
            {
                public void Ask() => Tools.Run("curl", "-s https://llm.chutes.ai/v1/chat/completions -d @body.json");
                public void Commit() => Tools.Run("git", "commit -m chores");
            }
            """)).Url);

    [Fact]
    public void ProcessIsNone_WhenTheMethodIsTheUsersOwn() => Assert.Empty(EndpointProbe.Processes("""
        static class Command { public static void Run(string name, string url) { } }
        class Assistant { public void Ask() => Command.Run("curl", "https://api.openai.com/v1/chat/completions"); }
        """));
}
