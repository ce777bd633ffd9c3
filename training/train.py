"""Trains the reader. `python train.py --data …/polnear --out runs/a` ; run it again after a stop and it goes on where it was.

Loss: CRF negative log-likelihood a piece + LINK_WEIGHT × cross entropy of the right cue for each source and content.
Weights are averaged (exponential moving average); the average is what is evaluated and exported.
"""
import argparse
import json
import os
import random
import sys
import time

import torch

import base
import data
from model import Reader, link_scores
from read import Shape, attributions, outputs

LINK_WEIGHT, EMA = 0.3, 0.998


def batches(articles, size, per_batch, rng, marks):
    """One epoch: windows of like length together, in random order."""
    wins = []
    for art in articles:
        reading = rng.choice(art.readings)
        wins += [(art, reading, a, b) for a, b in data.windows(art, size, rng)]
    wins.sort(key=lambda w: (w[3] - w[2]) // 24 * 24 + rng.random() * 24)
    groups, group = [], []
    for w in wins:
        group.append(w)
        if len(group) * (w[3] - w[2] + 2) >= per_batch:
            groups.append(group)
            group = []
    if group:
        groups.append(group)
    rng.shuffle(groups)
    return [[example(*w, rng, marks) for w in g] for g in groups]


def example(art, reading, a, b, rng, marks):
    ids, feats = data.requote(art.ids[a:b], art.features[a:b], rng, marks)
    labels, spans = reading
    inside = [(r, max(s, a) - a, min(e, b - 1) - a, n) for r, s, e, n in spans if s < b and e >= a]
    whole = {(s - a, e - a) for r, s, e, n in spans if r == 1 and s >= a and e < b}
    sourced = {n for r, _, _, n in spans if r == 0}
    cues = [(s, e, n, n not in sourced) for r, s, e, n in inside if r == 1 and (s, e) in whole]
    return [101, *ids, 102], [0, *feats, 0], labels[a:b], a > 0, cues, [x for x in inside if x[0] != 1]


def chosen(score, right, rows):
    """Cross entropy of the right columns (one or more) of the rows asked for: (sum, number of rows)."""
    loss = torch.logsumexp(score, 1) - torch.logsumexp(score.masked_fill(~right, -1e9), 1)
    return loss[rows].sum(), int(rows.sum())


def loss_of(model, batch):
    t = max(len(x[0]) for x in batch)
    pad = lambda k, extra=0: torch.tensor([list(x[k]) + [0] * (t - extra - len(x[k])) for x in batch])
    ids, feats, gold = pad(0), pad(1), pad(2, 2)
    mask = ids != 0
    with torch.autocast("cpu", torch.bfloat16):
        emission, links = model(ids, feats, None if mask.all() else mask)
    emission, links = emission.float()[:, 1:-1], links.float()[:, 1:-1]
    n = torch.tensor([len(x[2]) for x in batch])
    inner = (torch.arange(t - 2)[None] < n[:, None]).float()
    crf = model.crf.loss(emission, gold, inner, torch.tensor([x[3] for x in batch])) / n.sum()
    total, count = torch.zeros(()), 0
    for row, (_, _, _, _, cues, args) in zip(links, batch):
        if not cues:
            continue
        for role, r in ((0, 0), (2, 1)):
            mine = sorted({x[1:3] for x in args if x[0] == role})
            if not mine:
                continue
            belongs = [{x[3] for x in args if x[0] == role and x[1:3] == m} for m in mine]
            right = torch.tensor([[c[2] in b for c in cues] for b in belongs])  # [args, cues]
            score = link_scores(row, [c[:2] for c in cues], mine, r, model.far)
            loss, n_links = chosen(score, right, right.any(1))
            total, count = total + loss, count + n_links
            if role == 0:  # and each cue its source, or none: several cues may share one
                none = torch.tensor([c[3] for c in cues])
                score = torch.cat([score.T, model.none.expand(len(cues), 1)], 1)
                right = torch.cat([right.T, none[:, None]], 1)
                loss, n_links = chosen(score, right, right.any(1))
                total, count = total + loss, count + n_links
    link = total / max(1, count)
    return crf + LINK_WEIGHT * link, crf.item(), float(link)


def groups_of(model, rate, decay):
    """Word vectors stay as they are; each layer learns a little slower than the one above it."""
    out = []
    for name, p in model.named_parameters():
        if name == "encoder.words.weight":
            p.requires_grad = False
            continue
        depth = int(name.split(".")[2]) if name.startswith("encoder.layers") else -1
        lr = rate * 10 if not name.startswith("encoder") else rate * decay ** (len(model.encoder.layers) - 1 - depth)
        if name == "encoder.features":
            lr = rate * 3
        out.append({"params": [p], "lr": lr, "weight_decay": 0.01 if p.ndim > 1 else 0.0})
    return out


def evaluate(model, articles, gold, scorer):
    model.eval()
    pairs, start = model.crf.table()
    crf, far = (pairs.detach().numpy(), start.detach().numpy()), model.far.detach().numpy()
    none = model.none.item()

    def run(ids, feats):
        with torch.autocast("cpu", torch.bfloat16):
            e, l = model(torch.tensor([ids]), torch.tensor([feats]))
        return e[0].float().numpy(), l[0].float().numpy()

    pred = {a.id: attributions(a, *outputs(run, a, Shape()), crf, far, none) for a in articles}
    s = scorer.score(gold, pred)
    model.train()
    return {**{r: round(s["exact"][r]["f1"], 2) for r in data.ROLES},
            "linked exact": round(s["linked"]["exact"]["f1"], 2), "linked": round(s["linked"]["j50"]["f1"], 2),
            "speaker": round(s["quotes"]["all"]["j50"], 2)}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--layers", type=int, default=12)
    ap.add_argument("--steps", type=int, default=1700)
    ap.add_argument("--rate", type=float, default=1.5e-4)
    ap.add_argument("--decay", type=float, default=0.93)
    ap.add_argument("--size", type=int, default=254)
    ap.add_argument("--pieces", type=int, default=5120)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--every", type=int, default=300)
    ap.add_argument("--init", help="weights of an earlier run to start from")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    os.makedirs(a.out, exist_ok=True)
    sys.path.insert(0, os.path.dirname(os.path.abspath(a.data)))
    import score_attribution as scorer

    tok = base.tokenizer()
    marks = {c: tok.token_to_id(c) for c in '"“”‘’'}
    dev_items = data.load(f"{a.data}/dev")
    train_items = data.without_leaks(data.load(f"{a.data}/train"), dev_items)
    train, dev = data.prepare(train_items, tok), data.prepare([(i, t, []) for i, t, _ in dev_items], tok)
    gold = scorer.load_gold(f"{a.data}/dev")
    print(f"{len(train)} train articles, {sum(len(x.ids) for x in train)} pieces", flush=True)

    model = Reader(a.layers)
    if a.init:
        model.load_state_dict(torch.load(a.init, weights_only=True)["average"])
    else:
        model.encoder.load_state_dict(base.state_dict(), strict=False)
    groups = groups_of(model, a.rate, a.decay)
    for g in groups:
        g["top"] = g["lr"]
    opt = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step = epoch = 0
    path = f"{a.out}/checkpoint.pt"
    if os.path.exists(path):
        saved = torch.load(path, weights_only=True)
        model.load_state_dict(saved["model"]), opt.load_state_dict(saved["opt"])
        average, step, epoch = saved["average"], saved["step"], saved["epoch"]
        print("going on from step", step, flush=True)

    def save():
        torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "average": average, "step": step, "epoch": epoch}, path + ".new")
        os.replace(path + ".new", path)

    def report():
        held = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average)
        line = {"step": step, "epoch": epoch, **evaluate(model, dev, gold, scorer)}
        model.load_state_dict(held)
        print(json.dumps(line), flush=True)
        open(f"{a.out}/log.jsonl", "a").write(json.dumps(line) + "\n")

    model.train()
    seen, since, began = [0.0, 0.0], 0, time.time()
    while step < a.steps:
        rng = random.Random(a.seed * 1000 + epoch)
        for batch in batches(train, a.size, a.pieces, rng, marks):
            if step >= a.steps:
                break
            up, left = min(1, (step + 1) / 100), max(0.0, 1 - step / a.steps)
            for g in opt.param_groups:
                g["lr"] = g["top"] * min(up, left if step >= 100 else 1)
            loss, crf, link = loss_of(model, batch)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            d = min(EMA, (1 + step) / (10 + step))
            for k, v in model.state_dict().items():
                average[k].lerp_(v, 1 - d) if v.is_floating_point() else average[k].copy_(v)
            seen[0] += crf
            seen[1] += link
            since += 1
            if step % 20 == 0:
                print(f"step {step} epoch {epoch} crf {seen[0] / since:.4f} link {seen[1] / since:.4f} {(time.time() - began) / since:.2f} s", flush=True)
                seen, since, began = [0.0, 0.0], 0, time.time()
            if step % 100 == 0:
                save()
            if step % a.every == 0:
                report()
                began = time.time()
        epoch += 1
        save()
    report()


if __name__ == "__main__":
    main()
