"""The reference reader: windows, Viterbi, links. src/read/ does the same in TypeScript; tests hold the two against each other."""
from dataclasses import dataclass

import numpy as np
import torch

from data import Article
from model import HALVES, LABELS, LINK, bucket, gap


@dataclass
class Shape:
    size: int = 254  # most pieces in a window, without [CLS] and [SEP]
    apart: int = 84  # a cut is a seam when its hash is the least of all cuts this near
    before: int = 8  # pieces shown in front of a core
    after: int = 32  # pieces shown behind a core


def cores(art: Article, shape: Shape) -> list[tuple[int, int]]:
    """Content-defined cores [from, to): the seams depend on the words around them, never on how far down the article they stand
    (local-minimum chunking, Bjørner et al. 2010), so text put in front moves no seam further on."""
    n, cuts = len(art.ids), list(zip(art.cuts, art.hashes))
    seams = [0]
    for at, h in cuts:
        if at and all((h, at) <= (h2, at2) for at2, h2 in cuts if abs(at2 - at) <= shape.apart):
            seams.append(at)
    seams.append(n)
    out = []
    for a, b in zip(seams, seams[1:]):
        out += split(a, b, cuts, shape.size - shape.before - shape.after)
    return [c for c in out if c[1] > c[0]]


def windows(art: Article, shape: Shape) -> list[tuple[int, int, int, int]]:
    """(from, to, core from, core to): what is shown, and what of it is labelled."""
    n = len(art.ids)
    return [(max(0, a - shape.before), min(n, b + shape.after), a, b) for a, b in cores(art, shape)]


def split(a: int, b: int, cuts, most: int) -> list[tuple[int, int]]:
    if b - a <= most:
        return [(a, b)]
    inner = [(h, at) for at, h in cuts if a + most // 4 <= at <= b - most // 4]
    at = min(inner)[1] if inner else a + most
    return split(a, at, cuts, most) + split(at, b, cuts, most)


def viterbi(emission: np.ndarray, pairs: np.ndarray, start: np.ndarray) -> list[int]:
    score, back = start + emission[0], []
    for row in emission[1:]:
        all_ = score[:, None] + pairs
        back.append(all_.argmax(0))
        score = all_.max(0) + row
    path = [int(score.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def spans_of(path: list[int]) -> list[tuple[int, int, int]]:
    """Label indices → [(role, first, last)]."""
    out = []
    for i, x in enumerate(path):
        if LABELS[x][0] == "B":
            out.append([(x - 1) // 2, i, i])
        elif LABELS[x][0] == "I":
            out[-1][2] = i
    return [tuple(s) for s in out]


@torch.no_grad()
def outputs(run, art: Article, shape: Shape):
    """run(ids, features) → (labels [T,7], links [T,512]) as arrays. → emissions [N,7] and [(from, to, core, links)]."""
    emission, wins = np.zeros((len(art.ids), len(LABELS)), np.float32), []
    for lo, hi, a, b in windows(art, shape):
        e, l = run([101, *art.ids[lo:hi], 102], [0, *art.features[lo:hi], 0])
        emission[a:b] = e[1 + a - lo : 1 + b - lo]
        wins.append((lo, hi, (a, b), l[1:-1]))
    return emission, wins


def attributions(art: Article, emission, wins, crf, far, none) -> list[dict]:
    """Spans by Viterbi over the whole article. Each cue takes its best source, or none, in the window whose core holds the cue
    (several cues may share one); each content goes to its best cue; a source that no cue took is dropped."""
    spans = spans_of(viterbi(emission, *crf))
    cues = [s for s in spans if s[0] == 1]
    sources = [s for s in spans if s[0] == 0]
    made = {c: {"source": [], "cue": [c], "content": []} for c in cues}
    for cue in cues:
        near, score = scores(cue, sources, wins, lambda w, s: link(w, cue, s, 0, far))
        if near and max(score) > none:
            made[cue]["source"] = [near[int(np.argmax(score))]]
    for content in (s for s in spans if s[0] == 2):
        near, score = scores(content, cues, wins, lambda w, c: link(w, c, content, 1, far))
        if near:
            made[near[int(np.argmax(score))]]["content"].append(content)
        else:
            made[content] = {"source": [], "cue": [], "content": [content]}
    chars = lambda s: [art.offsets[s[1]][0], art.offsets[s[2]][1]]
    return [{k: [chars(s) for s in sorted(v, key=lambda s: s[1])] for k, v in att.items()} for att in made.values()]


def scores(span, others, wins, score):
    win = next(w for w in wins if w[2][0] <= span[1] < w[2][1])
    near = [o for o in others if win[0] <= o[1] and o[2] < win[1]]
    return near, [score(win, o) for o in near]


def link(win, cue, arg, role, far):
    """Spans are (role, first, last) in pieces of the article; an end that lies past the window is read at its edge."""
    lo, hi, _, links = win
    h = links.reshape(-1, len(HALVES), LINK)
    at = lambda i: min(max(i, lo), hi - 1) - lo
    k = h[at(arg[1]), 4 + 2 * role] + h[at(arg[2]), 5 + 2 * role]
    q = h[at(cue[1]), 2 * role] + h[at(cue[2]), 2 * role + 1]
    return float(k @ q) / LINK**0.5 + float(far[role][bucket(gap(arg[1:], cue[1:]))])
