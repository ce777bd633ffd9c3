"""The pair model: a BERT encoder that reads two clauses together and says how they stand to each other.

Shapes: B pairs, T word pieces. In: ids, features [B, T] int64; feature bits tell the second sentence's pieces and those of the part that is asked about. Out: scores [B, 4], order of LABELS.
A cross-encoder after Nogueira & Cho 2019 (arXiv:1901.04085); the same encoder as the reader's (model.py).
"""
import torch
from torch import nn

from model import WIDTH, Dropout, Encoder

LABELS = ["same", "version", "denies", "other"]
FIRST, LAST = 101, 102  # [CLS], [SEP]
MOST, BEFORE = 64, 12  # word pieces of one sentence; of these, before the part that is asked about, where all are too many
ABOUT = 20  # word pieces of the article's title, which tells what a sentence leaves unsaid
SECOND, ASKED = 1, 2  # feature bits: of the second sentence; of the part that is asked about


def side(tok, text: str) -> tuple[list[int], list[int]]:
    """Word pieces of a sentence, and for each whether it is in the part between [[ and ]] (all of it, where there is none). "TITLE ¦ SENTENCE": the title stands before it, up to a stroke."""
    if " ¦ " in text:
        title, text = text.split(" ¦ ", 1)
        ids, asked = side(tok, text)
        about = [*tok.encode(title, add_special_tokens=False).ids[:ABOUT], *tok.encode("|", add_special_tokens=False).ids]
        return about + ids, [0] * len(about) + asked
    start, end = text.find("[["), text.find("]]") - 2
    if start < 0:
        start, end = 0, len(text)
    made = tok.encode(text.replace("[[", "").replace("]]", ""), add_special_tokens=False)
    asked = [int(x < end and y > start) for x, y in made.offsets]
    first = 0 if len(asked) <= MOST else max(0, min(asked.index(1) - BEFORE, len(asked) - MOST)) if 1 in asked else 0
    return made.ids[first : first + MOST], asked[first : first + MOST]


def pieces(tok, a: str, b: str) -> tuple[list[int], list[int]]:
    (x, p), (y, q) = side(tok, a), side(tok, b)
    return [FIRST, *x, LAST, *y, LAST], [0, *(ASKED * i for i in p), 0, *(SECOND + ASKED * i for i in q), SECOND]


class Pairs(nn.Module):
    def __init__(self, layers: int = 12, drop: float = 0.1):
        super().__init__()
        self.encoder, self.drop = Encoder(layers, drop), Dropout(drop)
        self.wide, self.labels = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, len(LABELS))

    def forward(self, ids, features, mask=None):
        x = self.encoder(ids, features, mask)[:, 0]
        return self.labels(self.drop(torch.tanh(self.wide(x))))
