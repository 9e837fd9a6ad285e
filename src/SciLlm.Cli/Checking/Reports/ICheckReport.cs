namespace SciLlm.Cli.Checking.Reports;

/// <summary>One way to say what a check found.</summary>
internal interface ICheckReport
{
    void Write(CheckResult result);
}
