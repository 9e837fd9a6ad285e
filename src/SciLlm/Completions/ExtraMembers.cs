using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Completions;

/// <summary>
/// Members of a message, or of a part of one, that the abstractions have no place for. They travel as its raw representation and are sent as they came;
/// a part of a kind that is not known here is nothing but such members.
/// </summary>
internal sealed class ExtraMembers(IReadOnlyList<JsonMember> members)
{
    /// <summary>The extra members of a part; null when it has none, or came from elsewhere.</summary>
    public static ExtraMembers? Of(AIContent content) => content.RawRepresentation as ExtraMembers;

    /// <summary>Nothing but these, or nothing at all.</summary>
    public static ExtraMembers? From(IReadOnlyList<JsonMember>? members) => members is { Count: > 0 } ? new ExtraMembers(members) : null;

    public void WriteTo(Utf8JsonWriter json)
    {
        foreach (var member in members)
        {
            json.WritePropertyName(member.Name);
            member.Value.WriteTo(json);
        }
    }
}
