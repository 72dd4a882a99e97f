using System.Text;
using System.Text.RegularExpressions;

namespace Evolution.Gpu.Compiling;

/// <summary>
/// Puts what ILGPU's OpenCL C assigns before a branch to where it belongs. ILGPU sets the variables of a branch's targets before it is
/// decided which one is taken, so that on the other path they are overwritten while still needed (the lost copy problem; Briggs,
/// Cooper, Harvey and Simpson 1998), and reads what it keeps for a swap in blocks where nothing was kept. Here
/// a variable is set on the way to its own block only, and those that are set together are all read first.
/// </summary>
internal sealed partial class OpenClPhis
{
    private readonly List<OpenClBlock> _blocks = [];
    private readonly Dictionary<string, HashSet<string>> _predecessors = [];
    private readonly Dictionary<string, HashSet<string>> _assigners = [];
    private readonly Dictionary<string, string> _types = [];

    /// <summary>Rewrites a kernel; text without labels stays as it is.</summary>
    /// <exception cref="KernelRefusedException">The text is not as ILGPU 1.5.3 writes it.</exception>
    public static string Rewrite(string source)
    {
        Match body = Body().Match(source);
        return body.Success
            ? string.Concat(source.AsSpan(0, body.Index), new OpenClPhis().RewriteBody(source[..body.Index], body.Value), source.AsSpan(body.Index + body.Length))
            : source;
    }

    private string RewriteBody(string before, string body)
    {
        foreach (Match declaration in Declaration().Matches(before))
        {
            _types[declaration.Groups[2].Value] = declaration.Groups[1].Value;
        }

        foreach (string line in body[..^1].Split('\n'))
        {
            Add(line.TrimEnd('\r'));
        }

        foreach (OpenClBlock block in _blocks)
        {
            TakeMoves(block);
        }

        DropKeptValues();
        foreach (OpenClBlock block in _blocks)
        {
            block.Successors.ForEach(successor => SetOf(_predecessors, successor).Add(block.Label));
            block.Moves.ForEach(move => SetOf(_assigners, move.Target).Add(block.Label));
        }

        var text = new StringBuilder();
        _blocks.ForEach(block => Write(text, block));
        return text.ToString();
    }

    private void Add(string line)
    {
        if (Label().Match(line) is { Success: true } label)
        {
            _blocks.Add(new OpenClBlock(label.Groups[1].Value));
            return;
        }

        OpenClBlock block = _blocks[^1];
        if (block.Terminator.Count == 0 && !TerminatorStart().IsMatch(line))
        {
            block.Statements.Add(line);
            return;
        }

        block.Terminator.Add(line);
        if (Goto().Match(line) is { Success: true } jump && !block.Successors.Contains(jump.Groups[1].Value))
        {
            block.Successors.Add(jump.Groups[1].Value);
        }
    }

    /// <summary>Tells a block's moves, which come last, from its statements: only they copy a variable or a constant as it is.</summary>
    private static void TakeMoves(OpenClBlock block)
    {
        int first = block.Statements.Count;
        while (first > 0 && Move().IsMatch(block.Statements[first - 1]))
        {
            first--;
        }

        foreach (string line in block.Statements.Skip(first))
        {
            Match move = Move().Match(line);
            block.Moves.Add((move.Groups[1].Value, move.Groups[2].Value));
        }

        block.Statements.RemoveRange(first, block.Statements.Count - first);
    }

    /// <summary>Removes what keeps a variable's value just before that is set: moves of a block are done at once here.</summary>
    private void DropKeptValues()
    {
        var keeps = new Dictionary<string, string>();
        var others = new HashSet<string>();
        foreach (OpenClBlock block in _blocks)
        {
            for (int i = 0; i < block.Moves.Count; i++)
            {
                (string target, string source) = block.Moves[i];
                bool keepsNext = i + 1 < block.Moves.Count && block.Moves[i + 1].Target == source;
                if (!keepsNext || (keeps.TryGetValue(target, out string? kept) && kept != source))
                {
                    others.Add(target);
                }
                else
                {
                    keeps[target] = source;
                }
            }
        }

        string statements = string.Join('\n', _blocks.SelectMany(block => block.Statements.Concat(block.Terminator)));
        others.UnionWith(Variable().Matches(statements).Select(match => match.Value));
        others.ToList().ForEach(other => keeps.Remove(other));
        foreach (OpenClBlock block in _blocks)
        {
            block.Moves.RemoveAll(move => keeps.ContainsKey(move.Target));
            for (int i = 0; i < block.Moves.Count; i++)
            {
                block.Moves[i] = (block.Moves[i].Target, keeps.GetValueOrDefault(block.Moves[i].Source, block.Moves[i].Source));
            }
        }
    }

    private void Write(StringBuilder text, OpenClBlock block)
    {
        text.Append('\t').Append(block.Label).Append(": ;\n");
        block.Statements.ForEach(line => text.Append(line).Append('\n'));
        foreach (string line in block.Terminator)
        {
            Match jump = Goto().Match(line);
            var moves = jump.Success ? block.Moves.Where(move => IsOf(move.Target, block, jump.Groups[1].Value)).ToList() : [];
            text.Append(moves.Count > 0 ? $"\t{{ {AtOnce(moves)} goto {jump.Groups[1].Value}; }}" : line).Append('\n');
        }
    }

    /// <summary>Returns whether a variable that a block sets is one of a successor's: of that which all blocks that set it lead to, and no others.</summary>
    private bool IsOf(string variable, OpenClBlock block, string successor)
    {
        HashSet<string> assigners = _assigners[variable];
        string[] owners = [.. block.Successors.Where(owner => _predecessors[owner].SetEquals(assigners))];

        // Two blocks of the same predecessors both get it. That overwrites nothing: a value that the one needs of the other had to
        // come through the other, which then came before all its own predecessors.
        return owners.Length > 0
            ? owners.Contains(successor)
            : throw new KernelRefusedException($"{variable} of block {block.Label} belongs to no block that comes after");
    }

    /// <summary>Returns assignments that read all sources before they set a target.</summary>
    private string AtOnce(List<(string Target, string Source)> moves)
    {
        var targets = moves.Select(move => move.Target).ToHashSet();
        bool isInOrder = !moves.Any(move => move.Source != move.Target && targets.Contains(move.Source));
        return isInOrder
            ? string.Join(' ', moves.Select(move => $"{move.Target} = {move.Source};"))
            : string.Join(' ', moves.Select((move, i) => $"{TypeOf(move.Target)} new_{i} = {move.Source};").Concat(moves.Select((move, i) => $"{move.Target} = new_{i};")));
    }

    private string TypeOf(string variable) =>
        _types.TryGetValue(variable, out string? type) ? type : throw new KernelRefusedException($"{variable} is not declared");

    private static HashSet<string> SetOf(Dictionary<string, HashSet<string>> sets, string key) =>
        sets.TryGetValue(key, out HashSet<string>? set) ? set : sets[key] = [];

    [GeneratedRegex(@"^\tL_\d+: ;\r?\n(?:(?!^\}).*\n)*", RegexOptions.Multiline)]
    private static partial Regex Body();

    [GeneratedRegex(@"^\t(\w[\w ]*\*?) (var\d+);\r?$", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\t(L_\d+): ;$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\t(?:\s*goto L_|\s*return\b|if \(var\d+\)$|switch \()")]
    private static partial Regex TerminatorStart();

    [GeneratedRegex(@"\bgoto (L_\d+);")]
    private static partial Regex Goto();

    [GeneratedRegex(@"^\t(var\d+) = ([^\s;()]+);$")]
    private static partial Regex Move();

    [GeneratedRegex(@"\bvar\d+\b")]
    private static partial Regex Variable();
}
