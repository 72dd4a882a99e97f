using System.Reflection;
using System.Text.RegularExpressions;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace Evolution.Tests.Experiments;

[TestFixture]
public sealed partial class TaskCatalogTests
{
    [Test]
    public void Names_AreUniqueAndInKebabCase()
    {
        string[] names = [.. TaskCatalog.All.Select(descriptor => descriptor.Name)];
        Assert.That(names, Is.Unique);
        Assert.That(names, Has.All.Matches<string>(name => KebabCase().IsMatch(name)));
    }

    [Test]
    public void Find_TakesNameAndId()
    {
        foreach (TaskDescriptor descriptor in TaskCatalog.All)
        {
            Assert.That(TaskCatalog.Find(descriptor.Name), Is.SameAs(descriptor));
            Assert.That(TaskCatalog.Find(descriptor.Id), Is.SameAs(descriptor));
        }
    }

    [TestCase("acrobot/1")]
    [TestCase("cart-pole/1")]
    [TestCase("classification/1")]
    [TestCase("double-pole/1")]
    [TestCase("double-pole-no-velocity/1")]
    [TestCase("multiplexer/1")]
    [TestCase("memory/1")]
    [TestCase("mountain-car/1")]
    [TestCase("mountain-car-continuous/1")]
    [TestCase("parity/1")]
    [TestCase("pendulum/1")]
    [TestCase("pole/1")]
    [TestCase("regression/1")]
    [TestCase("xor/1")]
    public void Find_KnowsTheTasksOfTheFirstRelease(string id) => Assert.That(TaskCatalog.Find(id)?.Id, Is.EqualTo(id));

    [TestCase("")]
    [TestCase("XOR")]
    [TestCase("xor/")]
    [TestCase("xor/2")]
    [TestCase("double")]
    public void Find_ReturnsNullForAnythingElse(string name) => Assert.That(TaskCatalog.Find(name), Is.Null);

    [TestCaseSource(typeof(TaskCatalog), nameof(TaskCatalog.All))]
    public void Task_HasItsDescriptorsIdAndNamesThatFit(TaskDescriptor descriptor)
    {
        EvolutionTask task = CatalogTasks.Create(descriptor.Name);
        Assert.That(task.Id, Is.EqualTo($"{descriptor.Name}/{descriptor.Version}"));
        Assert.That(descriptor.Summary, Does.EndWith("."));
        Assert.That(task.InputNames.Concat(task.OutputNames), Is.Unique.And.All.Not.Empty);
        (int inputs, int outputs) = task.Accept(new CountReader());
        Assert.That(task.InputNames, Has.Count.EqualTo(inputs));
        Assert.That(task.OutputNames, Has.Count.EqualTo(outputs));
    }

    [TestCaseSource(typeof(TaskCatalog), nameof(TaskCatalog.All))]
    public void Parameters_AreSettableAndRangedWithDefaultsInRange(TaskDescriptor descriptor)
    {
        object parameters = descriptor.CreateParameters();
        foreach (PropertyInfo property in parameters.GetType().GetProperties())
        {
            Assert.That(property.CanWrite, Is.True, property.Name);
            if (property.PropertyType == typeof(bool) || property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>) || property.PropertyType.IsEnum)
            {
                continue;
            }

            RangeAttribute? range = property.GetCustomAttribute<RangeAttribute>();
            Assert.That(range?.IsValid(property.GetValue(parameters)), Is.True, property.Name);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    private sealed class CountReader : ITaskVisitor<(int Inputs, int Outputs)>
    {
        public (int Inputs, int Outputs) VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask => (task.Table.InputCount, task.Table.TargetCount);

        public (int Inputs, int Outputs) VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged => (TEnvironment.InputCount, TEnvironment.OutputCount);
    }
}
