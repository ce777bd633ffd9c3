"""The pair model: a BERT encoder that reads two clauses together and says how they stand to each other.

Shapes: B pairs, T word pieces. In: ids, features [B, T] int64; the second clause's pieces have feature bit 0 set. Out: scores [B, 4], order of LABELS.
A cross-encoder after Nogueira & Cho 2019 (arXiv:1901.04085); the same encoder as the reader's (model.py).
"""
import torch
from torch import nn

from model import WIDTH, Dropout, Encoder

LABELS = ["same", "version", "denies", "other"]
FIRST, LAST, MOST = 101, 102, 96  # [CLS], [SEP], word pieces of one clause


def pieces(tok, a: str, b: str) -> tuple[list[int], list[int]]:
    x, y = (tok.encode(s, add_special_tokens=False).ids[:MOST] for s in (a, b))
    return [FIRST, *x, LAST, *y, LAST], [0] * (len(x) + 2) + [1] * (len(y) + 1)


class Pairs(nn.Module):
    def __init__(self, layers: int = 12, drop: float = 0.1):
        super().__init__()
        self.encoder, self.drop = Encoder(layers, drop), Dropout(drop)
        self.wide, self.labels = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, len(LABELS))

    def forward(self, ids, features, mask=None):
        x = self.encoder(ids, features, mask)[:, 0]
        return self.labels(self.drop(torch.tanh(self.wide(x))))
