namespace SciLlm.Json.Repairs;

/// <summary>A text that cannot be repaired without inventing or dropping data.</summary>
internal sealed class JsonRefusedException(int position, string message) : Exception(message)
{
    public int Position => position;
}
