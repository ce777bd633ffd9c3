"""Learns which phrase belongs to which attribution: weights of named features, for src/resolve/frames/belongs.ts.

  node frames.ts ../../shared/eval/polnear labels/attributions.jsonl labels/more-attributions.jsonl > runs/frames.jsonl
  python frames.py runs/frames.jsonl ../models/frames/weights.tsv

One linear model a field: the phrases near an attribution compete with each other and with "none", whose score is nought (a conditional logit: McFadden 1974),
and are asked in text order, each knowing what was chosen before. It learns from the right choices
before; its own, made on articles left out, were tried too and brought nothing. Features seen with fewer than LEAST phrases are left out, the weights
are held small (L2). Printed: figures on articles left out in turn, for several numbers added to each score, with the right choices of the other fields given.
"""
import collections
import hashlib
import json
import sys
from pathlib import Path

import torch

LEAST, FOLDS, EPOCHS, RATE, L2 = 8, 5, 60, 0.08, 5e-4
# Added to each score. On articles left out F1 hardly changes from 0.3 to 1.2; belongs.ts takes away what would be carried from one speaker to another, so more may be given here.
SHIFT = {"addressee": 0.6, "medium": 0.6, "said": 1.2}
torch.manual_seed(1)
torch.set_num_threads(1)


def read(path):
    """field → attributions in text order; each with its article, phrases (right, words, features) and the places of its history."""
    fields = collections.defaultdict(list)
    for line in open(path, encoding="utf8"):
        row = json.loads(line)
        fields[row["field"]].append(row)
    return fields


def of(chosen, words):
    """As historyFeatures in src/resolve/frames/features.ts; `chosen`: the words that may be meant, None: no such attribution."""
    return "no one" if chosen is None else "none" if not chosen else "this" if words in chosen else "another"


def filled(phrase, same, any_):
    """A phrase's features with its history filled in."""
    words, out = phrase[1], []
    a, b = of(same, words), of(any_, words)
    for f in phrase[2:]:
        if f.startswith("last of the voice "):
            f = "last of the voice " + a + f[f.index(" &"):]
        elif f.startswith("last "):
            head, _, rest = f.partition(" & ")
            f = f"last {b} & " + (f"last of the voice {a} & " + rest.split(" & ", 1)[1] if rest.startswith("last of") else rest)
        out.append(f)
    return out


def right(row):
    """The words that the label allows: a set, empty where there is none; "?" where no phrase is the right one."""
    return ({p[1] for p in row["rows"] if p[0]} or {"?"}) if row["gold"] else set()


def histories(rows, chosen):
    """Of each attribution the choices before it, given what was chosen for every attribution (sets of words)."""
    at = {(r["article"], r["i"]): c for r, c in zip(rows, chosen)}
    get = lambda r, k: None if r[k] is None else at[r["article"], r[k]]
    return [(get(r, "same"), get(r, "any")) for r in rows]


class Choice:
    """Flat indices of the features of every phrase, where each phrase's begin, and which attribution it is of."""

    def __init__(self, rows, past, names):
        at = {n: i for i, n in enumerate(names)}
        feats, owner, good = [], [], []
        for i, (row, (same, any_)) in enumerate(zip(rows, past)):
            for phrase in row["rows"]:
                feats.append([at[f] for f in filled(phrase, same, any_) if f in at])
                owner.append(i)
                good.append(phrase[0])
        self.flat = torch.tensor([f for x in feats for f in x])
        self.of = torch.repeat_interleave(torch.arange(len(feats)), torch.tensor([len(x) for x in feats]))
        self.owner, self.right, self.n = torch.tensor(owner), torch.tensor(good), len(rows)

    def scores(self, weights):
        return torch.bincount(self.of, weights=weights[self.flat], minlength=len(self.owner)).float()

    def gradient(self, score, n):
        """Of the features' weights, from that of the scores: autograd's own way through the sums took nearly all of the time."""
        return torch.bincount(self.flat, weights=score[self.of], minlength=n).float()

    def loss(self, score):
        top = torch.zeros(self.n).scatter_reduce(0, self.owner, score.detach(), "amax")
        e = torch.exp(score - top[self.owner])
        every = torch.exp(-top).index_add(0, self.owner, e)
        good = torch.zeros(self.n).index_add(0, self.owner, e * self.right)
        has = torch.zeros(self.n).index_add(0, self.owner, self.right.float()) > 0
        return (torch.log(every) - torch.log(torch.where(has, good, torch.exp(-top)) + 1e-9)).mean()


def fit(rows, past):
    seen = collections.Counter(f for r, (a, b) in zip(rows, past) for p in r["rows"] for f in filled(p, a, b))
    names = sorted(f for f, n in seen.items() if n >= LEAST)
    data = Choice(rows, past, names)
    weights, bias = torch.zeros(len(names), requires_grad=True), torch.tensor(-2.0, requires_grad=True)
    opt = torch.optim.Adam([weights, bias], RATE)
    for _ in range(EPOCHS):
        score = (data.scores(weights.detach()) + bias.detach()).requires_grad_()
        data.loss(score).backward()
        weights.grad = data.gradient(score.grad, len(names)) + 2 * L2 * weights.detach()
        bias.grad = score.grad.sum()
        opt.step()
    return {"": bias.item(), **dict(zip(names, weights.tolist()))}


def decode(rows, weights, shift):
    """In text order: the words chosen of each attribution, or an empty set; and whether they are right."""
    chosen, out = {}, []
    for r in rows:
        get = lambda k: None if r[k] is None else chosen.get((r["article"], r[k]), set())
        best, words, good = 0.0, set(), False
        for p in r["rows"]:
            still, moving = p[3]
            past = filled([0, p[1], *moving], get("same"), get("any"))
            s = weights[""] + shift + sum(weights.get(f, 0.0) for f in still) + sum(weights.get(f, 0.0) for f in past)
            if s > best:
                best, words, good = s, {p[1]}, p[0]
        chosen[r["article"], r["i"]] = words
        out.append((words, good))
    return out


def parted(rows):
    """Rows for `decode`: of each phrase the features that stand, and those that its history fills in."""
    part = lambda p: ([f for f in p[2:] if not f.startswith("last ")], [f for f in p[2:] if f.startswith("last ")])
    return [{**r, "rows": [(p[0], p[1], None, part(p)) for p in r["rows"]]} for r in rows]


def figures(found, rows):
    made, gold, good = sum(bool(w) for w, _ in found), sum(r["gold"] for r in rows), sum(g for _, g in found)
    return good / max(1, made), good / max(1, gold), 2 * good / max(1, gold + made)


def folds(rows, past):
    """Of each fold: its rows' places, and weights learned from the other folds."""
    out = []
    for fold in range(FOLDS):
        other = [i for i, r in enumerate(rows) if r["article"] % FOLDS != fold]
        train, hist = [rows[i] for i in other], [past[i] for i in other]
        out.append(([i for i, r in enumerate(rows) if r["article"] % FOLDS == fold], fit(train, hist)))
    return out


def over(rows, made, shift):
    found = [None] * len(rows)
    for held, weights in made:
        for i, each in zip(held, decode([rows[i] for i in held], weights, shift)):
            found[i] = each
    return found


def main(path, out):
    lines = []
    for field, rows in sorted(read(path).items()):
        gold = histories(rows, [right(r) for r in rows])
        made = folds(rows, gold)
        apart = parted(rows)
        tried = {s: figures(over(apart, made, s), rows) for s in (0.0, 0.3, 0.6, 0.9, 1.2)}
        for s, (p, r, f) in tried.items():
            print(f"{field:10} shift {s:.1f}   P {100*p:.1f}  R {100*r:.1f}  F1 {100*f:.1f}", flush=True)
        weights = fit(rows, gold)
        weights[""] += SHIFT[field]
        lines += [f"{field}\t{n}\t{w:.3f}\n" for n, w in weights.items() if abs(w) >= 0.0005]
    weights_file = "".join(lines).encode("utf8")
    Path(out).write_bytes(weights_file)
    sums = {"sha256": {"weights.tsv": hashlib.sha256(weights_file).hexdigest()}}
    Path(out).with_name("frames.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
