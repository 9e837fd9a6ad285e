using System.Collections;

namespace SciLlm;

/// <summary>The models a server has; the contract's <c>list_models_openai_like</c>.</summary>
public sealed class ModelList : IReadOnlyList<ModelInfo>
{
    private readonly IReadOnlyList<ModelInfo> _models;

    internal ModelList(IReadOnlyList<ModelInfo> models, CompletionMeta meta) => (_models, Meta) = (models, meta);

    /// <summary>The base asked, how the key was sent, attempts and time.</summary>
    public CompletionMeta Meta { get; }

    /// <inheritdoc/>
    public int Count => _models.Count;

    /// <inheritdoc/>
    public ModelInfo this[int index] => _models[index];

    /// <summary>Whether the server lists a model of exactly this id.</summary>
    /// <param name="id">The id as a request would name it.</param>
    public bool Contains(string id) => _models.Any(model => model.Id == id);

    /// <inheritdoc/>
    public IEnumerator<ModelInfo> GetEnumerator() => _models.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A model a server lists.</summary>
/// <param name="Id">What a request names it by.</param>
/// <param name="OwnedBy">Who runs it; null when the server does not say.</param>
public sealed record ModelInfo(string Id, string? OwnedBy = null);
