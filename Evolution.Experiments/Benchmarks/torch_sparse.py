"""Times torch.sparse (CSR, cuSPARSE) on a network that `evolution bench network --save FILE` wrote.

    python3 torch_sparse.py FILE [SAMPLES] [REPEATS]

A dependency level is one sparse product, and the activation (leaky ReLU) of its rows. Prints one JSON object; the
milliseconds are the median of the repeats, measured with events on the device, without copies.
"""
import json
import statistics
import sys

import numpy as np
import torch

path, samples, repeats = sys.argv[1], int((sys.argv + [0, 0, 1])[2]) or 1, 30
if len(sys.argv) > 3:
    repeats = int(sys.argv[3])
with open(path, "rb") as file:
    inputs, nodes, edges, levels = (int(n) for n in np.fromfile(file, "<i4", 4))
    level_end = np.fromfile(file, "<i4", levels)
    offset = np.fromfile(file, "<i4", nodes + 1)
    source = np.fromfile(file, "<i4", edges)
    weight = np.fromfile(file, "<f4", edges)
    bias = np.fromfile(file, "<f4", nodes)

device = "cuda"
bias = torch.from_numpy(bias).to(device)[:, None]
layers = []
first = inputs
for end in map(int, level_end):
    a, b = offset[first], offset[end]
    layers.append((first, end, torch.sparse_csr_tensor(
        torch.from_numpy(offset[first:end + 1] - a), torch.from_numpy(source[a:b]), torch.from_numpy(weight[a:b]),
        size=(end - first, first), device=device)))
    first = end
values = torch.zeros(nodes, samples, device=device)
values[:inputs] = torch.rand(inputs, samples, device=device) * 2 - 1


def activate():
    for begin, end, matrix in layers:
        values[begin:end] = torch.nn.functional.leaky_relu(matrix @ values[:begin] + bias[begin:end], 0.001)


for _ in range(5):
    activate()
milliseconds = []
for _ in range(repeats):
    began, ended = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    began.record()
    activate()
    ended.record()
    torch.cuda.synchronize()
    milliseconds.append(began.elapsed_time(ended))
median = statistics.median(milliseconds)
print(json.dumps({"bench": "torch-sparse-csr", "device": torch.cuda.get_device_name(), "torch": torch.__version__,
                  "nodes": nodes, "edges": edges, "levels": levels, "lanes": samples, "milliseconds": median,
                  "minimum": min(milliseconds), "maximum": max(milliseconds), "connectionsPerSecond": edges * samples / median * 1e3}))
