"""Writes the trained pair model as ONNX with 8-bit weights. `python claim_export.py --run runs/claims --out ../models/claims --version 1.0.0`

  in   ids, features  int64 [B, T]         out  scores f32 [B, 4], in the order of LABELS
The vocabulary is the reader's, and lies with it.
"""
import argparse
import json
import os

import numpy as np
import onnx
import torch

from claim_model import ABOUT, BEFORE, LABELS, MOST, Pairs
from export import Graph, encoded, graph_of, quantise, sha256


def build(model: Pairs) -> onnx.ModelProto:
    g = Graph()
    x = encoded(g, model.encoder)
    first = g.op("Gather", x, g.constant(np.array(0), "first"), axis=1)
    g.linear(g.op("Tanh", g.linear(first, model.wide, "head.wide")), model.labels, "head.labels", "scores")
    return graph_of(g, "claims", {"scores": ["windows", len(LABELS)]})


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--run", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--version", required=True)
    ap.add_argument("--layers", type=int, default=12)
    ap.add_argument("--reader", default="../models/reader")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    model = Pairs(a.layers)
    saved = torch.load(f"{a.run}/checkpoint.pt", weights_only=True)
    model.load_state_dict(saved["average"])
    model.eval()
    onnx.save(build(model), f"{a.out}/whole.onnx")
    quantise(f"{a.out}/whole.onnx", f"{a.out}/model.onnx", ["head."])
    os.remove(f"{a.out}/whole.onnx")
    numbers = {
        "name": "hearsay-claims", "version": a.version, "steps": saved["step"], "labels": LABELS, "most": MOST, "before": BEFORE, "about": ABOUT,
        "sha256": {"model.onnx": sha256(f"{a.out}/model.onnx"), "vocabulary.txt": sha256(f"{a.reader}/vocabulary.txt")},
    }
    with open(f"{a.out}/claims.json", "w", encoding="utf8") as f:
        f.write(json.dumps(numbers, indent=1) + "\n")
    print({n: os.path.getsize(f"{a.out}/{n}") for n in sorted(os.listdir(a.out))})


if __name__ == "__main__":
    main()
