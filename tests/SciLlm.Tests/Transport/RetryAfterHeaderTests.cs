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

    /// <summary>The vectors of openai-python's test of the same header, at the moment it takes for now, with our limit of 120 s for its 60.</summary>
    [Theory]
    [InlineData("20", 20d)]
    [InlineData("0", null)]
    [InlineData("-10", null)]
    [InlineData("60", 60d)]
    [InlineData("61", 61d)]
    [InlineData("Fri, 29 Sep 2023 16:26:57 GMT", 20d)]
    [InlineData("Fri, 29 Sep 2023 16:26:37 GMT", null)]
    [InlineData("Fri, 29 Sep 2023 16:26:27 GMT", null)]
    [InlineData("Fri, 29 Sep 2023 16:27:37 GMT", 60d)]
    [InlineData("Fri, 29 Sep 2023 16:28:37 GMT", 120d)]
    [InlineData("Fri, 29 Sep 2023 16:28:38 GMT", 121d)]
    [InlineData("Zun, 29 Sep 2023 16:26:27 GMT", null)]
    [InlineData("", null)]
    public void AgreesWithOtherClients(string value, double? seconds) =>
        Assert.Equal(Seconds(seconds), Read(new DateTimeOffset(2023, 9, 29, 16, 26, 37, TimeSpan.Zero), ("Retry-After", value)));

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

    private static TimeSpan? Read(params (string Name, string Value)[] headers) => Read(Now, headers);

    private static TimeSpan? Read(DateTimeOffset now, params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return RetryAfterHeader.Read(response.Headers, now);
    }
}
