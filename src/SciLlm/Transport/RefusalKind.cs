namespace SciLlm.Transport;

/// <summary>Refusals that a status alone does not tell apart.</summary>
internal enum RefusalKind
{
    /// <summary>Its status says it all, or it is no refusal.</summary>
    Other,

    /// <summary>The quota or the balance is used up: waiting does not help.</summary>
    Quota,

    /// <summary>The messages do not fit the model's context.</summary>
    ContextTooLong,

    /// <summary>What was asked, or what would have been answered, is against the provider's rules.</summary>
    ContentFiltered,
}
