using System.Globalization;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>
/// How long the attacks are. <c>SCILLM_ATTACKS=20000</c> makes each of them that long, and <c>SCILLM_ATTACK_SEED</c> starts them elsewhere; without, they are few
/// and the same each time.
/// </summary>
internal static class AttackPlan
{
    private const int MostTold = 20;

    /// <summary>A case takes milliseconds, on a machine that does much else perhaps minutes; this only ends one that would never end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static int Seed { get; } = Setting("SCILLM_ATTACK_SEED") ?? 20261122;

    /// <summary>The numbers of the cases of one attack.</summary>
    /// <param name="few">How many where nobody asks for more.</param>
    public static IEnumerable<int> Cases(int few) => Enumerable.Range(0, Setting("SCILLM_ATTACKS") ?? few);

    /// <summary>What one case is made with: the seed and its number alone decide.</summary>
    public static Random RandomOf(int number) => new(unchecked(Seed + number * 7919));

    /// <summary>Runs one attack, a case after the other, and says of those that fail how to run them again.</summary>
    public static async Task RunAsync(int few, Func<Random, Task> attack)
    {
        var failures = new List<string>();
        foreach (var number in Cases(few))
        {
            try
            {
                await Task.Run(() => attack(RandomOf(number))).WaitAsync(Patience);
            }
            catch (Exception failure)
            {
                failures.Add($"case {number} of SCILLM_ATTACK_SEED={Seed}: {failure}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} failed.\n{string.Join("\n\n", failures.Take(MostTold))}");
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
