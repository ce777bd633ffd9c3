"""Writes the trained reader as ONNX with 8-bit weights, its vocabulary and its numbers outside the graph.

  python export.py --run runs/a --out ../models/reader --version 1.0.0

The graph is built node by node from the weights, so that it holds nothing but what src/read/ needs:
  in   ids, features  int64 [B, T]         out  labels f32 [B, T, 7], links f32 [B, T, 512]
Word vectors are int8 with a scale a row. Matrices are int8 per column (quantize_dynamic, reduce_range: exact on every x86).
"""
import argparse
import hashlib
import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

import base
from model import EDGES, HALVES, HEADS, LABELS, LINK, WIDTH, Encoder, Reader

OPSET = 20


class Graph:
    """Names for values that have none of their own."""

    def __init__(self):
        self.nodes, self.values, self.count = [], [], 0

    def constant(self, array, name):
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind, *inputs, name=None, **attributes):
        self.count += 1
        out = name or f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=f"{kind}_{self.count}", **attributes))
        return out

    def linear(self, x, layer, name, out=None):
        weight = self.constant(layer.weight.detach().numpy().T, f"{name}.weight")
        bias = self.constant(layer.bias.detach().numpy(), f"{name}.bias")
        return self.op("Add", self.op("MatMul", x, weight), bias, name=out)

    def norm(self, x, layer, name):
        scale = self.constant(layer.weight.detach().numpy(), f"{name}.scale")
        bias = self.constant(layer.bias.detach().numpy(), f"{name}.bias")
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=layer.eps)


def encoded(g: Graph, e: Encoder) -> str:
    """The encoder's nodes; the name of what comes out of them, [B, T, WIDTH]."""
    words = e.words.weight.detach().numpy()
    scale = np.abs(words).max(1, keepdims=True) / 127
    scale[scale == 0] = 1
    table = g.constant(np.round(words / scale).astype(np.int8), "words")
    rows = g.op("Cast", g.op("Gather", table, "ids"), to=TensorProto.FLOAT)
    x = g.op("Mul", rows, g.op("Gather", g.constant(scale.astype(np.float32), "words.scale"), "ids"))
    length = g.op("Gather", g.op("Shape", "ids"), g.constant(np.array([1]), "one"))
    places = g.op("Slice", g.constant(e.places.weight.detach().numpy(), "places"), g.constant(np.array([0]), "zero"), length)
    x = g.op("Add", x, places)
    x = g.op("Add", x, g.op("Gather", g.constant(e.kinds().detach().numpy(), "kinds"), "features"))
    x = g.norm(x, e.norm, "norm")
    split = g.constant(np.array([0, 0, HEADS, WIDTH // HEADS]), "heads")
    joined = g.constant(np.array([0, 0, WIDTH]), "width")
    root = g.constant(np.array((WIDTH // HEADS) ** -0.5, np.float32), "root")
    for i, layer in enumerate(e.layers):
        part = {}
        for name in ("query", "key", "value"):
            y = g.op("Reshape", g.linear(x, layer.attention[name], f"{i}.{name}"), split)
            part[name] = g.op("Transpose", y, perm=[0, 2, 3, 1] if name == "key" else [0, 2, 1, 3])
        score = g.op("MatMul", g.op("Mul", part["query"], root), part["key"])
        y = g.op("MatMul", g.op("Softmax", score, axis=-1), part["value"])
        y = g.op("Reshape", g.op("Transpose", y, perm=[0, 2, 1, 3]), joined)
        x = g.norm(g.op("Add", x, g.linear(y, layer.attention["out"], f"{i}.out")), layer.norm1, f"{i}.norm1")
        y = g.linear(g.op("Gelu", g.linear(x, layer.wide, f"{i}.wide")), layer.narrow, f"{i}.narrow")
        x = g.norm(g.op("Add", x, y), layer.norm2, f"{i}.norm2")
    return x


def build(model: Reader) -> onnx.ModelProto:
    g = Graph()
    x = encoded(g, model.encoder)
    g.linear(x, model.labels, "head.labels", "labels")
    g.linear(x, model.links, "head.links", "links")
    shape = ["windows", "pieces"]
    return graph_of(g, "reader", {"labels": [*shape, len(LABELS)], "links": [*shape, len(HALVES) * LINK]})


def graph_of(g: Graph, name: str, out: dict[str, list]) -> onnx.ModelProto:
    """A graph that takes ids and features, int64 [B, T], and gives what `out` names, with its shapes."""
    shape = ["windows", "pieces"]
    graph = helper.make_graph(
        g.nodes, name,
        [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("ids", "features")],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in out.items()],
        g.values,
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="hearsay", ir_version=10)
    onnx.checker.check_model(made)
    return made


def quantise(source: str, target: str, keep: list[str]):
    """Matrices of weights to int8; those whose names begin with one of `keep` stay fp32."""
    nodes = onnx.load(source).graph.node
    out = [n.name for n in nodes if n.op_type == "MatMul" and any(i.startswith(k) for i in n.input for k in keep)]
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                     op_types_to_quantize=["MatMul"], nodes_to_exclude=out)


def sha256(path: str) -> str:
    return hashlib.sha256(open(path, "rb").read()).hexdigest()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--run", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--version", required=True)
    ap.add_argument("--layers", type=int, default=12)
    ap.add_argument("--keep", nargs="*", default=["head."])
    ap.add_argument("--fp32", help="also keep the fp32 graph here")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    model = Reader(a.layers)
    saved = torch.load(f"{a.run}/checkpoint.pt", weights_only=True)
    model.load_state_dict(saved["average"])
    model.eval()
    whole = a.fp32 or f"{a.out}/whole.onnx"
    onnx.save(build(model), whole)
    quantise(whole, f"{a.out}/model.onnx", a.keep)
    if not a.fp32:
        os.remove(whole)
    vocabulary = sorted(base.tokenizer().get_vocab().items(), key=lambda x: x[1])
    with open(f"{a.out}/vocabulary.txt", "w", encoding="utf8") as f:
        f.writelines(piece + "\n" for piece, _ in vocabulary)
    pairs, start = model.crf.table()
    tidy = lambda x: np.round(x.detach().numpy().astype(float), 6).tolist()
    numbers = {
        "name": "hearsay-reader", "version": a.version, "steps": saved["step"],
        "labels": LABELS, "pairs": tidy(pairs), "start": tidy(start),
        "links": {"halves": HALVES, "width": LINK, "edges": EDGES, "far": tidy(model.far), "none": round(model.none.item(), 6)},
        "sha256": {n: sha256(f"{a.out}/{n}") for n in ("model.onnx", "vocabulary.txt")},
    }
    with open(f"{a.out}/reader.json", "w", encoding="utf8") as f:
        f.write(json.dumps(numbers, indent=1) + "\n")
    print({n: os.path.getsize(f"{a.out}/{n}") for n in sorted(os.listdir(a.out))})


if __name__ == "__main__":
    main()
