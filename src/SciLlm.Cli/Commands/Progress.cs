using Spectre.Console;

namespace SciLlm.Cli.Commands;

/// <summary>Says what is going on, on a terminal only: a pipe gets results and nothing else.</summary>
internal static class Progress
{
    public static async Task<T> ShowAsync<T>(string what, Func<Task<T>> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return await work();
        return await AnsiConsole.Status().StartAsync(Markup.Escape(what), _ => work());
    }
}
