using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Json.Schemas;

namespace SciLlm.Tests.Json.Schemas;

public sealed class JsonNumberTests
{
    [Property]
    public Property AgreesWithDecimal_WhereDecimalIsExact()
    {
        var numbers = Gen.Choose(-100_000, 100_000).Zip(Gen.Choose(0, 6), (digits, scale) => new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale));
        return Prop.ForAll(numbers.ToArbitrary(), numbers.ToArbitrary(), (left, right) =>
            Math.Sign(Read(left).CompareTo(Read(right))) == left.CompareTo(right)
            && (Read(left) == Read(right)) == (left == right)
            && Read(left).IsInteger == (left == decimal.Truncate(left))
            && (right <= 0 || Read(left).IsMultipleOf(Read(right)) == (left % right == 0))
            && decimal.Parse(Read(left).ToString(), CultureInfo.InvariantCulture) == left);
    }

    [Theory]
    [InlineData("1e400", "1e399", 1)]
    [InlineData("-1e400", "1e-400", -1)]
    [InlineData("12345678901234567890123456789.1", "12345678901234567890123456789.10", 0)]
    [InlineData("1E+2", "100", 0)]
    [InlineData("0e5", "-0", 0)]
    [InlineData("1e99999999999999999999", "9e1000", 1)]
    [InlineData("1e-99999999999999999999", "0", 1)]
    public void ComparesExactly(string left, string right, int expected) => Assert.Equal(expected, Read(left).CompareTo(Read(right)));

    private static JsonNumber Read(decimal number) => Read(number.ToString(CultureInfo.InvariantCulture));

    private static JsonNumber Read(string text) => JsonNumber.Of(JsonElement.Parse(text));
}
