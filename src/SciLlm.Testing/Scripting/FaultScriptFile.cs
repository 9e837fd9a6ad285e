namespace SciLlm.Testing.Scripting;

/// <summary>Reads the script file whose format <see cref="FaultScript.Load"/> describes.</summary>
internal static class FaultScriptFile
{
    /// <summary>Adds what the file says to a script, once all of it is found good.</summary>
    /// <param name="json">The file's bytes: UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call the file in errors.</param>
    /// <param name="script">The script to add to.</param>
    public static void AddTo(FaultScript script, ReadOnlyMemory<byte> json, string name)
    {
        var source = ScriptSource.Parse(json, name);
        var queue = source.Root.Objects("queue").Select(Queued).ToArray();
        var rules = source.Root.Objects("rules").Select(Rule).ToArray();
        source.Root.RejectUnread();

        script.Enqueue(queue);
        Array.ForEach(rules, script.Add);
    }

    private static Fault Queued(ScriptObject entry)
    {
        var fault = FaultReader.Read(entry);
        entry.RejectUnread();
        return fault;
    }

    private static FaultRule Rule(ScriptObject entry)
    {
        var rule = new FaultRule(Condition(entry.Object("when")), FaultReader.Read(entry), entry.Count("times"), entry.Count("every") ?? 1);
        entry.RejectUnread();
        return rule;
    }

    private static Func<RecordedRequest, bool> Condition(ScriptObject? when)
    {
        var (path, model, prompt, body) = (when?.Text("path"), when?.Text("model"), when?.Text("prompt"), when?.Text("body"));
        when?.RejectUnread();
        return request =>
            (path is null || request.Path.EndsWith(path, StringComparison.Ordinal))
            && (model is null || request.Model == model)
            && (prompt is null || request.Prompt.Contains(prompt, StringComparison.Ordinal))
            && (body is null || request.Text.Contains(body, StringComparison.Ordinal));
    }
}
