namespace Evolution.Experiments.Export;

/// <summary>
/// What stands in the columns of a drawing: the nodes of a graph, and a waypoint in each column that a connection passes
/// on its way, so that it keeps clear of the nodes there (Sugiyama, Tagawa and Toda 1981).
/// </summary>
internal sealed class LayeredItems
{
    private const double NodeRoom = 36;
    private const double LoopRoom = 18;
    private const double WaypointRoom = 12;
    private const double MostWaypointHeight = 900;

    private readonly List<int> _column = [];
    private readonly List<double> _room = [];
    private readonly List<List<int>> _before = [];
    private readonly List<List<int>> _after = [];

    /// <summary>Lays out the items of a graph, not placed yet.</summary>
    public LayeredItems(NetworkGraph graph)
    {
        int[] levels = [.. graph.Nodes.Select(node => node.Level).Distinct().Order()];
        ColumnCount = levels.Length;
        var loops = graph.Edges.Where(edge => edge.Source == edge.Target).Select(edge => edge.Source).ToHashSet();
        for (int node = 0; node < graph.Nodes.Count; node++)
        {
            Add(Array.BinarySearch(levels, graph.Nodes[node].Level), NodeRoom + (loops.Contains(node) ? LoopRoom : 0));
        }

        double room = RoomOfWaypoints(graph);
        Chains = [.. graph.Edges.Select(edge => edge.IsRecurrent ? [edge.Source, edge.Target] : Chain(edge, room))];
    }

    /// <summary>Gets the number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>Gets the items of each connection, from its source over its waypoints to its target.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Chains { get; }

    /// <summary>Gets the number of items, nodes first.</summary>
    public int Count => _column.Count;

    /// <summary>Returns the column of an item.</summary>
    public int ColumnOf(int item) => _column[item];

    /// <summary>Returns the height that an item takes.</summary>
    public double RoomOf(int item) => _room[item];

    /// <summary>Returns the items of the column before that lead to an item.</summary>
    public IReadOnlyList<int> Before(int item) => _before[item];

    /// <summary>Returns the items of the next column that an item leads to.</summary>
    public IReadOnlyList<int> After(int item) => _after[item];

    private double RoomOfWaypoints(NetworkGraph graph)
    {
        int[] passing = new int[ColumnCount];
        foreach (GraphEdge edge in graph.Edges.Where(edge => !edge.IsRecurrent))
        {
            for (int column = _column[edge.Source] + 1; column < _column[edge.Target]; column++)
            {
                passing[column]++;
            }
        }

        return Math.Min(WaypointRoom, MostWaypointHeight / Math.Max(1, passing.Max()));
    }

    private int[] Chain(GraphEdge edge, double room)
    {
        var chain = new List<int> { edge.Source };
        for (int column = _column[edge.Source] + 1; column < _column[edge.Target]; column++)
        {
            chain.Add(Add(column, room));
        }

        chain.Add(edge.Target);
        for (int i = 1; i < chain.Count; i++)
        {
            _after[chain[i - 1]].Add(chain[i]);
            _before[chain[i]].Add(chain[i - 1]);
        }

        return [.. chain];
    }

    private int Add(int column, double room)
    {
        _column.Add(column);
        _room.Add(room);
        _before.Add([]);
        _after.Add([]);
        return _column.Count - 1;
    }
}
