namespace SciLlm.Testing;

/// <summary>How far an answer gets before it stalls.</summary>
public enum StallPoint
{
    /// <summary>Nothing is sent at all.</summary>
    BeforeHeaders,

    /// <summary>The status and the headers are sent, then nothing.</summary>
    AfterHeaders,

    /// <summary>Half of the body, or half of the events of a stream, is sent, then nothing.</summary>
    MidBody,
}
