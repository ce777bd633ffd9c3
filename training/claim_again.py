"""An exported pair model, to be trained on from. `python claim_again.py ../models/claims --out runs/again`, then claim_train.py --init runs/again/checkpoint.pt

In : model.onnx as claim_export.py writes it. Out: a checkpoint with the weights as near as eight bits hold them.
"""
import argparse
import os

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from claim_model import Pairs


def weights(path: str) -> dict[str, torch.Tensor]:
    """The state dict of Pairs."""
    graph = onnx.load(path).graph
    values = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    # A matrix has no name of its own once it is of eight bits: it stands before the bias that has one.
    made = {node.output[0]: node for node in graph.node}

    def matrix(name: str) -> np.ndarray:
        if f"{name}.weight" in values:
            return values[f"{name}.weight"]
        [add] = [node for node in graph.node if node.op_type == "Add" and f"{name}.bias" in node.input]
        queue = [each for each in add.input if each != f"{name}.bias"]
        while queue:
            node = made[queue.pop(0)]
            if node.op_type == "MatMulInteger":
                whole = node.input[1]
                base = whole.removesuffix("_quantized")
                return (values[whole].astype(np.float32) - values[f"{base}_zero_point"].astype(np.float32)) * values[f"{base}_scale"]
            queue += [each for each in node.input if each in made]
        raise SystemExit(f"{path}: no matrix before {name}.bias")

    state = {
        "encoder.words.weight": values["words"].astype(np.float32) * values["words.scale"],
        "encoder.places.weight": values["places"],
        "encoder.kind": values["kinds"][0],
        "encoder.norm.weight": values["norm.scale"],
        "encoder.norm.bias": values["norm.bias"],
    }
    bits = len(values["kinds"]).bit_length() - 1
    state["encoder.features"] = np.stack([values["kinds"][1 << bit] - values["kinds"][0] for bit in range(bits)])
    layers = max(int(name.split(".")[0]) for name in values if name.endswith(".norm1.scale")) + 1
    for i in range(layers):
        for norm in ("norm1", "norm2"):
            state[f"encoder.layers.{i}.{norm}.weight"] = values[f"{i}.{norm}.scale"]
            state[f"encoder.layers.{i}.{norm}.bias"] = values[f"{i}.{norm}.bias"]
        for part in ("query", "key", "value", "out", "wide", "narrow"):
            name = f"attention.{part}" if part in ("query", "key", "value", "out") else part
            state[f"encoder.layers.{i}.{name}.weight"] = matrix(f"{i}.{part}").T
            state[f"encoder.layers.{i}.{name}.bias"] = values[f"{i}.{part}.bias"]
    for part in ("wide", "labels"):
        state[f"{part}.weight"] = matrix(f"head.{part}").T
        state[f"{part}.bias"] = values[f"head.{part}.bias"]
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("model")
    ap.add_argument("--out", required=True)
    ap.add_argument("--layers", type=int, default=12)
    a = ap.parse_args()
    model = Pairs(a.layers)
    model.load_state_dict(weights(f"{a.model}/model.onnx"))
    os.makedirs(a.out, exist_ok=True)
    torch.save({"average": model.state_dict(), "step": 0}, f"{a.out}/checkpoint.pt")


if __name__ == "__main__":
    main()
