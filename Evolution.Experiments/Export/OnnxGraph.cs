using System.Globalization;
using System.Runtime.InteropServices;
using Evolution.Experiments.Export.Onnx;
using Google.Protobuf;

namespace Evolution.Experiments.Export;

/// <summary>An ONNX graph as it grows: operators by name, constants written once. A value is known by its name.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, string> _constants = [];

    /// <summary>Gets the graph.</summary>
    public GraphProto Proto { get; } = new();

    /// <summary>Declares an input of 32-bit floats of shape [batch, columns].</summary>
    public string Input(string name, int columns, string description)
    {
        Proto.Input.Add(ValueOf(name, columns, description));
        return name;
    }

    /// <summary>Declares an output of 32-bit floats of shape [batch, columns].</summary>
    public void Output(string name, string value, int columns, string description)
    {
        Proto.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { value }, Output = { name } });
        Proto.Output.Add(ValueOf(name, columns, description));
    }

    /// <summary>Applies an operator with one result.</summary>
    public string Add(string op, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) => Node(op, inputs, attributes, 1)[0];

    /// <summary>Applies an operator of one operand.</summary>
    public string Add(string op, string operand, params ReadOnlySpan<AttributeProto> attributes) => Node(op, [operand], attributes, 1)[0];

    /// <summary>Cuts a value of shape [batch, parts * columns] into parts.</summary>
    public string[] Split(string value, int parts, int columns) => parts == 1
        ? [value]
        : Node("Split", [value, Constant(Enumerable.Repeat((long)columns, parts).ToArray())], [Int("axis", 1)], parts);

    /// <summary>Puts values of shape [batch, columns] beside each other.</summary>
    public string Concat(IReadOnlyList<string> values) => values.Count == 1 ? values[0] : Add("Concat", [.. values], Int("axis", 1));

    /// <summary>Takes columns of a value of shape [batch, columns].</summary>
    public string Columns(string value, long[] columns) => Add("Gather", [value, Constant(columns)], Int("axis", 1));

    /// <summary>Returns a single number.</summary>
    public string Constant(float value) => Constant(TensorProto.Types.DataType.Float, [], MemoryMarshal.AsBytes([value]));

    /// <summary>Returns a row of numbers, shape [1, columns].</summary>
    public string Row(float[] values) => Constant(TensorProto.Types.DataType.Float, [1, values.Length], MemoryMarshal.AsBytes<float>(values));

    /// <summary>Returns a list of whole numbers.</summary>
    public string Constant(long[] values) => Constant(TensorProto.Types.DataType.Int64, [values.Length], MemoryMarshal.AsBytes<long>(values));

    /// <summary>Makes an attribute of a whole number.</summary>
    public static AttributeProto Int(string name, long value) => new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    /// <summary>Makes an attribute of a real number.</summary>
    public static AttributeProto Float(string name, float value) => new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    private string[] Node(string op, ReadOnlySpan<string> inputs, ReadOnlySpan<AttributeProto> attributes, int results)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{op.ToLowerInvariant()}{Proto.Node.Count}");
        string[] outputs = [.. Enumerable.Range(0, results).Select(result => results == 1 ? name : $"{name}.{result}")];
        Proto.Node.Add(new NodeProto { OpType = op, Name = name, Input = { inputs.ToArray() }, Output = { outputs }, Attribute = { attributes.ToArray() } });
        return outputs;
    }

    /// <summary>Bytes are little-endian, as ONNX has them and as every machine that .NET 10 supports.</summary>
    private string Constant(TensorProto.Types.DataType type, long[] shape, ReadOnlySpan<byte> bytes)
    {
        string key = $"{type}:{string.Join(',', shape)}:{Convert.ToHexString(bytes)}";
        if (!_constants.TryGetValue(key, out string? name))
        {
            name = $"c{_constants.Count}";
            _constants.Add(key, name);
            Proto.Initializer.Add(new TensorProto { Name = name, DataType = (int)type, Dims = { shape }, RawData = ByteString.CopyFrom(bytes) });
        }

        return name;
    }

    private static ValueInfoProto ValueOf(string name, int columns, string description) => new()
    {
        Name = name,
        DocString = description,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = (int)TensorProto.Types.DataType.Float,
                Shape = new TensorShapeProto
                {
                    Dim = { new TensorShapeProto.Types.Dimension { DimParam = "batch" }, new TensorShapeProto.Types.Dimension { DimValue = columns } },
                },
            },
        },
    };
}
