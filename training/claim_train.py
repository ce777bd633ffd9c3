"""Trains the pair model. `python claim_train.py runs/pairs.jsonl --out runs/claims`; run it again after a stop and it goes on where it was.

A tenth of the pairs, by a hash of their matter or else of their words, is kept out and reported on. Weights are averaged; the average is what is exported.
"""
import argparse
import collections
import hashlib
import json
import os
import random
import time

import torch
import torch.nn.functional as F

import base
from claim_model import LABELS, Pairs, pieces

EMA = 0.998


def load(path: str, tok):
    train, kept = [], []
    for line in open(path, encoding="utf8"):
        row = json.loads(line)
        item = (*pieces(tok, row["a"], row["b"]), LABELS.index(row["label"]), row["from"], float(row.get("weight", 1)))
        key = int(hashlib.sha1(row.get("matter", min(row["a"], row["b"])).encode()).hexdigest(), 16)
        (kept if key % 10 == 0 else train).append(item)
    return train, kept


def batches(items, most: int, rng: random.Random):
    rows = sorted(items, key=lambda x: len(x[0]) // 8 * 8 + rng.random() * 8)
    groups, group = [], []
    for row in rows:
        group.append(row)
        if len(group) * len(row[0]) >= most:
            groups.append(group)
            group = []
    if group:
        groups.append(group)
    rng.shuffle(groups)
    return groups


def tensors(batch):
    t = max(len(x[0]) for x in batch)
    pad = lambda k: torch.tensor([x[k] + [0] * (t - len(x[k])) for x in batch])
    mask = torch.tensor([[1] * len(x[0]) + [0] * (t - len(x[0])) for x in batch]).bool()
    return pad(0), pad(1), mask, torch.tensor([x[2] for x in batch]), torch.tensor([x[4] for x in batch])


@torch.no_grad()
def evaluate(model, kept):
    """What share is right, and F1 of each label: of all, and of each source."""
    model.eval()
    table = collections.Counter()
    for batch in batches(kept, 6000, random.Random(1)):
        ids, features, mask, gold, _ = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(ids, features, mask)
        for row, got in zip(batch, scores.argmax(1).tolist()):
            table[row[3], row[2], got] += 1
    model.train()
    return {source or "all": figures(table, source) for source in (None, *sorted({source for source, _, _ in table}))}


def figures(table, source):
    rows = [(g, p, n) for (each, g, p), n in table.items() if source in (None, each)]
    out = {"right": round(100 * sum(n for g, p, n in rows if g == p) / max(1, sum(n for *_, n in rows)), 1)}
    for i, label in enumerate(LABELS):
        hit = sum(n for g, p, n in rows if g == p == i)
        said, is_so = sum(n for _, p, n in rows if p == i), sum(n for g, _, n in rows if g == i)
        out[label] = round(200 * hit / max(1, said + is_so), 1)
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("pairs")
    ap.add_argument("--out", required=True)
    ap.add_argument("--layers", type=int, default=12)
    ap.add_argument("--steps", type=int, default=1500)
    ap.add_argument("--rate", type=float, default=8e-5)
    ap.add_argument("--pieces", type=int, default=2400)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--every", type=int, default=250)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--init")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    os.makedirs(a.out, exist_ok=True)
    train, kept = load(a.pairs, base.tokenizer())
    print(len(train), "pairs,", len(kept), "kept out", flush=True)
    model = Pairs(a.layers)
    if a.init:
        model.load_state_dict(torch.load(a.init, weights_only=True)["average"])
    else:
        model.encoder.load_state_dict({k: v for k, v in base.state_dict().items() if not k.startswith("layers.") or int(k.split(".")[1]) < a.layers}, strict=False)
    model.encoder.words.weight.requires_grad_(False)
    heads = [p for n, p in model.named_parameters() if n.startswith(("wide", "labels", "encoder.features"))]
    body = [p for n, p in model.named_parameters() if not n.startswith(("wide", "labels", "encoder.features")) and p.requires_grad]
    opt = torch.optim.AdamW([{"params": body, "lr": a.rate, "top": a.rate}, {"params": heads, "lr": a.rate * 5, "top": a.rate * 5}], betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step = epoch = begun = 0  # begun: the step at which the epoch began
    path = f"{a.out}/checkpoint.pt"
    if os.path.exists(path):
        saved = torch.load(path, weights_only=True)
        model.load_state_dict(saved["model"]), opt.load_state_dict(saved["opt"])
        average, step, epoch, begun = saved["average"], saved["step"], saved["epoch"], saved.get("begun", 0)
        print("going on from step", step, flush=True)

    def save():
        torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "average": average, "step": step, "epoch": epoch, "begun": begun}, path + ".new")
        os.replace(path + ".new", path)

    def report():
        held = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average)
        line = {"step": step, "epoch": epoch, **evaluate(model, kept)}
        model.load_state_dict(held)
        print(json.dumps(line), flush=True)

    model.train()
    seen, since, began = 0.0, 0, time.time()
    while step < a.steps:
        for batch in batches(train, a.pieces, random.Random(a.seed * 1000 + epoch))[step - begun :]:
            if step >= a.steps:
                break
            up, left = min(1, (step + 1) / 60), max(0.0, 1 - step / a.steps)
            for g in opt.param_groups:
                g["lr"] = g["top"] * min(up, left if step >= 60 else 1)
            ids, features, mask, gold, weight = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(ids, features, mask)
            loss = (F.cross_entropy(scores.float(), gold, reduction="none", label_smoothing=0.05) * weight).sum() / weight.sum()
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            d = min(EMA, (1 + step) / (10 + step))
            for k, v in model.state_dict().items():
                average[k].lerp_(v, 1 - d) if v.is_floating_point() else average[k].copy_(v)
            seen, since = seen + float(loss), since + 1
            if step % 20 == 0:
                print(f"step {step} epoch {epoch} loss {seen / since:.4f} {(time.time() - began) / since:.2f} s", flush=True)
                seen, since, began = 0.0, 0, time.time()
            if step % 100 == 0:
                save()
            if step % a.every == 0:
                report()
                began = time.time()
        epoch, begun = epoch + 1, step
    save()
    report()


if __name__ == "__main__":
    main()
