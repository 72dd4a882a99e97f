using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>The parents of a child.</summary>
internal struct Couple
{
    /// <summary>Stands for no father.</summary>
    public const int None = -1;

    /// <summary>The child's random numbers, those drawn for its parents taken.</summary>
    public RandomStream Random;

    /// <summary>The genome that the child starts from; of two parents, once they are compared, the fitter.</summary>
    public int Mother;

    /// <summary>The other parent, or <see cref="None"/>.</summary>
    public int Father;

    /// <summary>Whether the child is a copy.</summary>
    public bool IsElite;
}
