using System.Globalization;

namespace SciLlm.Analyzers.Governance;

/// <summary>Dates as exceptions and the build write them.</summary>
internal static class ExceptionDate
{
    public const string Format = "yyyy-MM-dd";

    private const string TodayProperty = "build_property.SciLlmToday";

    /// <summary>The day of the build; null where the build does not say, since an analyzer never asks a clock.</summary>
    public static DateTime? Today(AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue(TodayProperty, out var text) ? Parse(text) : null;

    public static DateTime? Parse(string text) =>
        DateTime.TryParseExact(text.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static string Text(DateTime date) => date.ToString(Format, CultureInfo.InvariantCulture);
}
