namespace Evolution.Experiments;

/// <summary>The program <c>evolution</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => EvolutionApp.Run(arguments);
}
