using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

// Builds keep one core busy and wait for the rest: as many classes at once as there are cores.
[assembly: TestFramework("SciLlm.EndToEnd.Tests.Workbench.FeedFramework", "SciLlm.EndToEnd.Tests")]

namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>xunit's own, which has no fixture for a whole assembly: it clears the feed away when the last test has ended.</summary>
public sealed class FeedFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName name) => new Executor(name, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName name, ISourceInformationProvider sources, IMessageSink messages) : XunitTestFrameworkExecutor(name, sources, messages)
    {
        protected override async void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink results, ITestFrameworkExecutionOptions options)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, results, options);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> testCases, IMessageSink messages, IMessageSink results, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, testCases, messages, results, options)
    {
        protected override Task BeforeTestAssemblyFinishedAsync()
        {
            PackedFeed.Delete();
            return base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
