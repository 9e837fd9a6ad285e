namespace DevOpsPipeline.Completions;

public sealed record ChatAnswer(IReadOnlyList<ChatChoice> Choices);

public sealed record ChatChoice(ChatAnswerMessage Message);

public sealed record ChatAnswerMessage(string Role, string? Content);
