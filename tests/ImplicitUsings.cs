namespace SciLlm.Analyzers;

/// <summary>What a project that asks for implicit usings has in every file, for the projects that tests put together.</summary>
internal static class ImplicitUsings
{
    public const string Text = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;
}
