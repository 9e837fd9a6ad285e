using SciLlm.Testing.Echo;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

/// <summary>The envelope is good; what the model says in it may not be.</summary>
internal sealed record AnswerFault(Func<ModelAnswer, ModelAnswer> Reword) : Fault
{
    internal override Task RespondAsync(Exchange exchange) => exchange.SendAsync(exchange.Answer(new Rewording { Model = Reword }));
}
