"""The reader's network: a BERT encoder with token features, a CRF over seven labels, and link scores between spans.

Shapes: B windows, T word pieces, D = 384. Everything that depends on the decoded spans (Viterbi, links) is computed from
per-piece outputs, so that the exported graph has one input shape and no loops:
  labels  [B, T, 7]      emission scores of O, B/I-source, B/I-cue, B/I-content
  links   [B, T, 6, 64]  halves of span vectors: cue→source first/last, … (see LINKS)

A span's vector is `first half at its first piece + last half at its last piece`; the score of (cue, argument) is the scaled dot
product plus a learned bias for their distance in pieces. The CRF follows Lample et al. 2016 (arXiv:1603.01360), the start/end link
head the biaffine span scoring of Dozat & Manning 2017 (arXiv:1611.01734).
"""
import torch
import torch.nn.functional as F
from torch import nn

WIDTH, HEADS, DEEP = 384, 12, 1536
LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
FEATURES = 6  # bits per piece, see data.features
LINK = 64
HALVES = ["cue.source.first", "cue.source.last", "cue.content.first", "cue.content.last",
          "source.first", "source.last", "content.first", "content.last"]
EDGES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192]  # pieces between argument and cue
BUCKETS = 2 * (len(EDGES) + 1)
NEVER = -1e4


def attend(q, k, v, mask, training: bool):
    """Scaled dot-product attention. While training it is written out: the fused CPU kernel's backward pass takes twice as long."""
    if not training:
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    score = (q * q.shape[-1] ** -0.5) @ k.transpose(2, 3)
    if mask is not None:
        score += torch.where(mask, 0.0, NEVER).to(score.dtype)
    return torch.softmax(score, -1, dtype=score.dtype) @ v


class Dropout(nn.Module):
    """Inverted dropout that cuts its masks out of one long random strip: drawing fresh numbers took a tenth of each step on a CPU."""

    strip: torch.Tensor = torch.empty(0)

    def __init__(self, p: float):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or not self.p:
            return x
        if len(Dropout.strip) < 2 * x.numel():
            Dropout.strip = (torch.rand(4 * x.numel()) >= self.p).to(torch.bfloat16) / (1 - self.p)
        at = int(torch.randint(len(Dropout.strip) - x.numel(), ()))
        return x * Dropout.strip[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, drop: float):
        super().__init__()
        self.attention = nn.ModuleDict({k: nn.Linear(WIDTH, WIDTH) for k in ("query", "key", "value", "out")})
        self.wide, self.narrow = nn.Linear(WIDTH, DEEP), nn.Linear(DEEP, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(drop)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = (self.attention[n](x).view(b, t, HEADS, WIDTH // HEADS).transpose(1, 2) for n in ("query", "key", "value"))
        y = attend(q, k, v, mask, self.training)
        y = self.attention["out"](y.transpose(1, 2).reshape(b, t, WIDTH))
        x = self.norm1(x + self.drop(y))
        y = self.narrow(F.gelu(self.wide(x)))
        return self.norm2(x + self.drop(y))


class Encoder(nn.Module):
    """ids, features [B, T] int, mask [B, T] bool → [B, T, 384]."""

    def __init__(self, layers: int = 12, drop: float = 0.1):
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.Parameter(torch.zeros(FEATURES, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.drop = Dropout(drop)

    def kinds(self):
        """The table of all sums of feature vectors, [64, D]: row n holds the features whose bits are set in n."""
        bits = torch.arange(2**FEATURES).unsqueeze(1) >> torch.arange(FEATURES) & 1
        return self.kind + bits.float() @ self.features

    def forward(self, ids, features, mask=None):
        t = ids.shape[1]
        x = self.words(ids) + self.places(torch.arange(t)) + F.embedding(features, self.kinds())
        x = self.drop(self.norm(x))
        if mask is not None:
            mask = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Crf(nn.Module):
    """A linear chain over the labels; impossible pairs (O I-x, B-x I-y) are fixed at NEVER."""

    def __init__(self):
        super().__init__()
        n = len(LABELS)
        self.pairs, self.start = nn.Parameter(torch.zeros(n, n)), nn.Parameter(torch.zeros(n))
        bad = torch.zeros(n, n)
        for i, a in enumerate(LABELS):
            for j, b in enumerate(LABELS):
                if b[0] == "I" and a[2:] != b[2:]:
                    bad[i, j] = NEVER
        self.register_buffer("bad", bad)
        self.register_buffer("badstart", torch.tensor([NEVER if x[0] == "I" else 0.0 for x in LABELS]))

    def table(self):
        return self.pairs + self.bad, self.start + self.badstart

    def loss(self, emission, gold, mask, open_start):
        """Negative log-likelihood summed over the batch. emission [B,T,7], gold [B,T], mask [B,T] (a prefix of ones);
        open_start [B]: the window begins inside its article, so any label may come first."""
        pairs, start = self.table()
        b, t, n = emission.shape
        first = torch.where(open_start[:, None], self.start[None], start[None])
        alpha = first + emission[:, 0]
        score = first.gather(1, gold[:, :1]).squeeze(1)
        score = score + (emission.gather(2, gold[:, :, None]).squeeze(2) * mask).sum(1)
        score = score + (pairs[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        for i in range(1, t):
            step = torch.logsumexp(alpha[:, :, None] + pairs[None], 1) + emission[:, i]
            alpha = torch.where(mask[:, i, None] > 0, step, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum()


class Reader(nn.Module):
    def __init__(self, layers: int = 12, drop: float = 0.1):
        super().__init__()
        self.encoder, self.drop = Encoder(layers, drop), Dropout(drop)
        self.labels, self.crf = nn.Linear(WIDTH, len(LABELS)), Crf()
        self.links = nn.Linear(WIDTH, len(HALVES) * LINK)
        self.far = nn.Parameter(torch.zeros(2, BUCKETS))  # [source|content, bucket]
        self.none = nn.Parameter(torch.zeros(1))  # the score of a cue that has no source

    def forward(self, ids, features, mask=None):
        x = self.encoder(ids, features, mask)
        x = self.drop(x)
        return self.labels(x), self.links(x)


def bucket(distance: int) -> int:
    """Signed pieces from the argument's nearest edge to the cue's (positive: the cue comes after) → row of `far`."""
    near = sum(abs(distance) > e for e in EDGES)
    return near if distance >= 0 else len(EDGES) + 1 + near


def gap(arg: tuple[int, int], cue: tuple[int, int]) -> int:
    """Pieces between two spans [first, last]: positive when the cue follows the argument."""
    return cue[0] - arg[1] if cue[0] > arg[1] else -(arg[0] - cue[1])


def link_scores(links, cues, args, role: int, far):
    """links [T, 512] of one window; cues and args: lists of (first, last) → [args, cues]."""
    h = links.view(links.shape[0], len(HALVES), LINK)
    c0, c1 = torch.tensor(cues).T
    a0, a1 = torch.tensor(args).T
    q = h[c0, 2 * role] + h[c1, 2 * role + 1]
    k = h[a0, 4 + 2 * role] + h[a1, 5 + 2 * role]
    bias = far[role][torch.tensor([[bucket(gap(a, c)) for c in cues] for a in args])]
    return k @ q.T / LINK**0.5 + bias
