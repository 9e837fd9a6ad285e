using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>
/// A JSON number, exactly: a sign and 0.d₁d₂… × 10ᵐ, without zeros at either end of the digits. Never written out, so 1e999999999 costs nothing.
/// </summary>
internal readonly record struct JsonNumber : IComparable<JsonNumber>
{
    // Exponents beyond this are taken for this one; nobody can tell, and no sum of exponents overflows.
    private const long LargestExponent = 1_000_000_000_000_000;
    private const int DigitsAtOnce = 18;

    private readonly string _digits;
    private readonly long _magnitude;

    private JsonNumber(bool isNegative, string digits, long magnitude) => (IsNegative, _digits, _magnitude) = (isNegative, digits, magnitude);

    public bool IsNegative { get; }

    public bool IsZero => _digits.Length == 0;

    public bool IsInteger => _magnitude >= _digits.Length;

    public static JsonNumber Of(JsonElement number)
    {
        var text = number.GetRawText();
        var end = text.AsSpan().IndexOfAny('e', 'E') is var e and >= 0 ? e : text.Length;
        var mantissa = text.AsSpan(text[0] == '-' ? 1 : 0, end - (text[0] == '-' ? 1 : 0));
        var point = mantissa.IndexOf('.') is var p and >= 0 ? p : mantissa.Length;
        var digits = point == mantissa.Length ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);

        var significant = digits.TrimStart('0');
        if (significant.Length == 0) return new(false, "", 0);
        return new(text[0] == '-', significant.TrimEnd('0'), point - (digits.Length - significant.Length) + Exponent(text.AsSpan(end)));
    }

    public int CompareTo(JsonNumber other)
    {
        if (Sign != other.Sign) return Sign.CompareTo(other.Sign);
        var larger = _magnitude != other._magnitude ? _magnitude.CompareTo(other._magnitude) : string.CompareOrdinal(_digits, other._digits);
        return Sign * Math.Sign(larger);
    }

    /// <summary>Whether dividing by a number that is not zero leaves no rest.</summary>
    public bool IsMultipleOf(JsonNumber factor)
    {
        if (IsZero) return true;

        // The digits do not end with 0, so they are no multiple of a power of ten.
        var shift = _magnitude - _digits.Length - (factor._magnitude - factor._digits.Length);
        if (shift < 0) return false;
        var divisor = BigInteger.Parse(factor._digits, CultureInfo.InvariantCulture);
        return (Rest(divisor) * BigInteger.ModPow(10, shift, divisor) % divisor).IsZero;
    }

    public override string ToString()
    {
        var text = _magnitude switch
        {
            _ when IsZero => "0",
            > 0 and <= 30 when IsInteger => _digits.PadRight((int)_magnitude, '0'),
            > 0 and <= 30 => _digits.Insert((int)_magnitude, "."),
            <= 0 and > -10 => "0." + new string('0', (int)-_magnitude) + _digits,
            _ => $"0.{_digits}e{_magnitude}",
        };
        return IsNegative ? "-" + text : text;
    }

    private int Sign => IsZero ? 0 : IsNegative ? -1 : 1;

    /// <summary>The digits modulo a number, a few at a time, so that a very long number takes no more than linear time.</summary>
    private BigInteger Rest(BigInteger divisor)
    {
        var rest = BigInteger.Zero;
        for (var i = 0; i < _digits.Length; i += DigitsAtOnce)
        {
            var part = _digits.AsSpan(i, Math.Min(DigitsAtOnce, _digits.Length - i));
            rest = ((rest * BigInteger.Pow(10, part.Length)) + long.Parse(part, CultureInfo.InvariantCulture)) % divisor;
        }

        return rest;
    }

    private static long Exponent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        return long.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? Math.Clamp(exponent, -LargestExponent, LargestExponent)
            : text[1] == '-' ? -LargestExponent : LargestExponent;
    }
}
