using SciLlm.Transport;

namespace SciLlm.Tests.Transport;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("20", 20d)]
    [InlineData("0.5", 0.5)]
    [InlineData(" 3 ", 3d)]
    [InlineData("120", 120d)]
    [InlineData("121", 121d)]
    [InlineData("0", null)]
    [InlineData("-10", null)]
    [InlineData("NaN", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("Tue, 01 Jan 2030 00:01:00 GMT", 60d)]
    [InlineData("Tue, 01 Jan 2030 00:00:00 GMT", null)]
    [InlineData("Mon, 31 Dec 2029 23:59:00 GMT", null)]
    [InlineData("Tue, 01 Jan 2030 02:00:00 GMT", 7200d)]
    public void ReadsSecondsFractionsAndDates(string value, double? seconds) => Assert.Equal(Seconds(seconds), Read(("Retry-After", value)));

    [Fact]
    public void TakesANumberOfAnyLengthAsVeryLong() => Assert.Equal(TimeSpan.MaxValue, Read(("Retry-After", new string('9', 35))));

    [Theory]
    [InlineData("250", "9", 0.25)]
    [InlineData("0.5", "9", 0.0005)]
    [InlineData("0", "9", 9d)]
    [InlineData("-1", "9", 9d)]
    [InlineData("NaN", "9", 9d)]
    [InlineData("x", null, null)]
    public void PrefersMilliseconds_WhenTheyCanBeRead(string milliseconds, string? seconds, double? expected) => Assert.Equal(
        Seconds(expected),
        seconds is null ? Read(("retry-after-ms", milliseconds)) : Read(("retry-after-ms", milliseconds), ("retry-after", seconds)));

    [Fact]
    public void FindsNothing_WhereNothingIsSaid() => Assert.Null(Read());

    private static TimeSpan? Seconds(double? seconds) => seconds is { } value ? TimeSpan.FromTicks((long)(value * TimeSpan.TicksPerSecond)) : null;

    private static TimeSpan? Read(params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return RetryAfterHeader.Read(response.Headers, Now);
    }
}
