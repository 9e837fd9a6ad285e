namespace DevOpsPipeline.Pipeline;

/// <summary>The section "Pipeline" of the configuration.</summary>
public sealed class PipelineOptions
{
    public bool Once { get; set; }

    public TimeSpan Interval { get; set; } = TimeSpan.FromDays(1);

    public string Inbox { get; set; } = Path.Combine(AppContext.BaseDirectory, "inbox");
}
