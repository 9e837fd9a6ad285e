namespace SciLlm.Cli.Init;

/// <summary>The GitHub Actions workflow, the same as in the README.</summary>
internal static class Workflow
{
    public const string Text = """
        name: scillm
        on: [push, pull_request]

        permissions:
          contents: read

        jobs:
          check:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - uses: actions/setup-dotnet@v4
                with:
                  dotnet-version: 10.0.x
              - run: dotnet tool install --global SciLlm.Cli
              - run: scillm check . --format github

        """;
}
