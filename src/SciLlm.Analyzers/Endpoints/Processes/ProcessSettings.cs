namespace SciLlm.Analyzers.Endpoints.Processes;

/// <summary>A program and what it is given, as code sets them.</summary>
internal readonly record struct CommandText(ExpressionSyntax? Program, ImmutableArray<FoldedText> Arguments);

/// <summary>Reads a <c>ProcessStartInfo</c>: what it is made with, and what it is given in initializers and later.</summary>
internal sealed class ProcessSettings(SemanticModels models, TextFolder folder, ObjectTracer tracer)
{
    /// <summary>The settings of <c>process.Start()</c>: those the process is given, or its own.</summary>
    public CommandText? OfProcess(ExpressionSyntax process, CancellationToken cancellation)
    {
        var traced = tracer.Trace(process, cancellation);
        foreach (var given in tracer.Assigned(traced, "StartInfo", cancellation))
        {
            var command = given is InitializerExpressionSyntax inPlace
                ? Read(property => Members(inPlace, property), static _ => [], cancellation)
                : Of(given, cancellation);
            if (command is not null)
                return command;
        }
        // process.StartInfo.FileName = …
        return Read(
            property => Trees(traced).SelectMany(tree => SyntaxIndex.Of(tree, cancellation).Assignments(property))
                .Where(assignment => IsStartInfoOf(traced, assignment.Left.Receiver(), cancellation))
                .Select(static assignment => assignment.Right),
            property => Added(traced, list => list.SimpleName()?.Identifier.ValueText == property && IsStartInfoOf(traced, list.Receiver(), cancellation), cancellation),
            cancellation);
    }

    public CommandText? Of(ExpressionSyntax startInfo, CancellationToken cancellation)
    {
        var traced = tracer.Trace(startInfo, cancellation);
        var made = traced.Origins.OfType<BaseObjectCreationExpressionSyntax>().Select(static creation => creation.ArgumentList?.Arguments ?? default).ToList();
        return Read(
            property => made.SelectMany(arguments => Constructed(arguments, property)).Concat(tracer.Assigned(traced, property, cancellation)),
            property => Added(
                traced,
                list => list.SimpleName()?.Identifier.ValueText == property
                    && list.Receiver() is { } receiver && traced.IsHeldBy(models.Symbol(receiver, cancellation)),
                cancellation),
            cancellation);
    }

    private CommandText? Read(
        Func<string, IEnumerable<ExpressionSyntax>> assigned, Func<string, IEnumerable<ExpressionSyntax>> added, CancellationToken cancellation)
    {
        if (assigned("FileName").FirstOrDefault() is not { } program)
            return null;
        var line = assigned("Arguments").SelectMany(value => folder.Lists.CommandLine([value], cancellation));
        var elements = assigned("ArgumentList").Concat(added("ArgumentList")).ToList();
        var listed = elements.Count > 0 ? folder.Lists.CommandLine(elements, cancellation) : ImmutableArray<FoldedText>.Empty;
        return new(program, line.Concat(listed).Distinct().ToImmutableArray());
    }

    /// <summary>What <c>new ProcessStartInfo(fileName, arguments)</c> gives a property.</summary>
    private static IEnumerable<ExpressionSyntax> Constructed(SeparatedSyntaxList<ArgumentSyntax> arguments, string property)
    {
        var ordinal = property switch { "FileName" => 0, "Arguments" => 1, _ => int.MaxValue };
        return arguments.Where((argument, index) => argument.NameColon is { } named
                ? string.Equals(named.Name.Identifier.ValueText, property, StringComparison.OrdinalIgnoreCase)
                : index == ordinal)
            .Select(static argument => argument.Expression);
    }

    private static IEnumerable<ExpressionSyntax> Members(InitializerExpressionSyntax initializer, string property) => initializer.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .Where(member => member.Left.SimpleName()?.Identifier.ValueText == property)
        .Select(static member => member.Right);

    private IEnumerable<ExpressionSyntax> Added(TracedObject traced, Func<ExpressionSyntax, bool> isList, CancellationToken cancellation) =>
        Trees(traced)
            .SelectMany(tree => SyntaxIndex.Of(tree, cancellation).Calls("Add"))
            .Where(call => call.Receiver() is { } list && isList(list))
            .SelectMany(static call => call.ArgumentList.Arguments.Take(1))
            .Select(static argument => argument.Expression);

    private IEnumerable<SyntaxTree> Trees(TracedObject traced) => traced.Aliases.SelectMany(models.TreesThatMention).Distinct();

    private bool IsStartInfoOf(TracedObject process, ExpressionSyntax? expression, CancellationToken cancellation) =>
        expression.SimpleName()?.Identifier.ValueText == "StartInfo"
        && expression!.Receiver() is { } receiver && process.IsHeldBy(models.Symbol(receiver, cancellation));
}
