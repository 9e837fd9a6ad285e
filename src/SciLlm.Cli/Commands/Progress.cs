using SciLlm.Cli.Checking;
using Spectre.Console;

namespace SciLlm.Cli.Commands;

/// <summary>Says what is going on, on the error stream of a terminal only: the output is for results, and a pipe gets nothing else.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(string what, Func<Task<T>> work) => ShowAsync(what, _ => work());

    /// <param name="work">Is told null where nobody watches.</param>
    public static async Task<T> ShowAsync<T>(string what, Func<IProgress<CheckProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(null);
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!terminal.Profile.Capabilities.Interactive)
            return await work(null);
        return await terminal.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(what));
                task.IsIndeterminate = true;
                return await work(new Shown(what, task));
            });
    }

    private sealed class Shown(string what, ProgressTask task) : IProgress<CheckProgress>
    {
        public void Report(CheckProgress value)
        {
            if (value.Total == 0)
                return;
            task.IsIndeterminate = value.Done == 0;
            task.MaxValue = value.Total;
            task.Value = value.Done;
            task.Description = Markup.Escape($"{what}: {value.Done} of {Counted.Of(value.Total, "project")}");
        }
    }
}
