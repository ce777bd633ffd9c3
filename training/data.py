"""PolNeAR (Newell et al. 2018, LREC) as word pieces with labels and links.

Offsets are Unicode code points, as in the corpus. Nothing of the corpus is kept: it is read from the folder each time.
"""
import bisect
import os
import random
import re
import unicodedata
import zlib
from dataclasses import dataclass, field

ROLES = ("source", "cue", "content")
OPEN, CLOSE, STRAIGHT = "“«„", "”»", '"'


def read_standoff(path: str) -> list[dict[str, list[tuple[int, int]]]]:
    """One annotator's attributions; broken lines and roles that point at no span are skipped."""
    spans, out = {}, []
    for line in open(path, encoding="utf8"):
        cells = line.rstrip("\n").split("\t")
        if re.match(r"T\d+$", cells[0]) and len(cells) > 2:
            kind, where = cells[1].split(" ", 1)
            spans[cells[0]] = [tuple(map(int, x.split())) for x in where.split(";")]
        elif re.match(r"E\d+$", cells[0]) and len(cells) > 1:
            made = {r: [] for r in ROLES}
            for part in cells[1].split():
                role, name = part.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in made and name in spans:
                    made[role] += spans[name]
            out.append(made)
    return out


def load(folder: str) -> list[tuple[str, str, list]]:
    """[(article id, text, [attributions of each annotator])], in the order of the names."""
    out: dict[str, tuple[str, list]] = {}
    for name in sorted(os.listdir(f"{folder}/attributions")):
        stem = name[: -len(".ann")].rsplit("_", 1)[0]
        path = f"{folder}/text/{stem}.txt"
        if not name.endswith(".ann") or not os.path.exists(path):
            continue
        if stem not in out:
            out[stem] = (open(path, encoding="utf8", newline="").read(), [])
        out[stem][1].append(read_standoff(f"{folder}/attributions/{name}"))
    return [(k, t, a) for k, (t, a) in out.items()]


def shingles(text: str, n: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


def without_leaks(train, dev, most: float = 0.2):
    """The train articles that share no more than `most` of their eight-word runs with an article of dev."""
    seen = [shingles(t) for _, t, _ in dev]
    every = set().union(*seen)
    kept = []
    for item in train:
        mine = shingles(item[1])
        if len(mine & every) > most * max(1, len(mine)):
            continue
        kept.append(item)
    return kept


def normalise(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Annotators differ on the marks around a span; one convention: no outer blanks, commas or stops, but a quotation mark that
    opens or closes the span's own quotation belongs to it. Scoring ignores punctuation, so this only makes the labels even."""
    whole = start, end
    while start < end and (text[start].isspace() or text[start] in ",.;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    if start >= end:  # a cue may be no more than a colon
        start, end = whole
        return (start, end) if text[start:end].strip() else None
    if start and text[start - 1] in OPEN + STRAIGHT and text[start] not in OPEN + STRAIGHT:
        start -= 1
    inner = text[start:end]
    unclosed = inner.count("“") > inner.count("”") or inner.count('"') % 2 == 1
    if unclosed:
        m = re.compile(r"[,.!?]?[”\"]").match(text, end)
        if m:
            end = m.end()
    return start, end


def inside_quotes(text: str, breaks: list[int]) -> tuple[bytearray, bytearray]:
    """Per character: is it inside a double quotation; was that quotation carried over from an earlier paragraph.
    `breaks` are the offsets where paragraphs begin. A quotation left open goes on only where the next paragraph begins
    with a quotation mark. The same rule stands in src/language/quotes.ts."""
    inside, carried = bytearray(len(text)), bytearray(len(text))
    is_open = over = False
    starts = set(breaks)
    for i, c in enumerate(text):
        if i in starts:
            again = c in OPEN + STRAIGHT
            over = is_open and again
            is_open = False
        was = is_open
        if c in OPEN:
            is_open = True
        elif c in CLOSE:
            is_open = False
        elif c in STRAIGHT:
            before = i == 0 or text[i - 1].isspace() or text[i - 1] in "([—–-‘'\""
            after = i + 1 >= len(text) or text[i + 1].isspace()
            is_open = i in starts or (not is_open if before == after else before)
        inside[i] = was or is_open
        carried[i] = inside[i] and over
        if not is_open:
            over = False
    return inside, carried


def paragraph_starts(text: str) -> list[int]:
    """Offsets of the first visible character after each line break (and of the text)."""
    return [m.start(1) for m in re.finditer(r"(?:^|[\n\r\u2028\u2029])\s*(\S)", text)]


@dataclass
class Article:
    id: str
    text: str
    ids: list[int]
    offsets: list[tuple[int, int]]
    features: list[int]
    cuts: list[int]  # pieces that begin a paragraph, or a sentence in a long one
    hashes: list[int]  # of the words after each cut
    readings: list = field(default_factory=list)  # per annotator: (labels, [(role, first, last, attribution)])


def features(text: str, offsets, starts: list[int]) -> list[int]:
    """Six bits a piece: 1 word begins with a capital, 2 word in capitals, 4 inside a quotation, 8 begins a paragraph,
    16 follows a blank, 32 the quotation was carried over from an earlier paragraph."""
    inside, carried = inside_quotes(text, starts)
    begins = set(starts)
    out = []
    for s, _ in offsets:
        a = s
        while a and text[a - 1].isalnum() and text[s].isalnum():
            a -= 1
        b = s
        while b < len(text) and text[b].isalnum():
            b += 1
        upper = unicodedata.category(text[a]) == "Lu"
        caps = b - a > 1 and all(unicodedata.category(c) == "Lu" for c in text[a:b])
        blank = s == 0 or text[s - 1].isspace()
        out.append(upper | caps << 1 | bool(inside[s]) << 2 | (s in begins) << 3 | blank << 4 | bool(carried[s]) << 5)
    return out


LONG_PARAGRAPH = 96


def cut_points(text: str, offsets, starts: list[int]) -> tuple[list[int], list[int]]:
    """Where a window's core may begin: paragraphs, and sentences of paragraphs over LONG_PARAGRAPH pieces; with a hash
    (CRC-32) of the 24 characters that follow, so that the choice among them depends on the words alone."""
    begins, cuts, last = set(starts), [], 0
    firsts = [i for i, (s, _) in enumerate(offsets) if s in begins]
    for k, i in enumerate(firsts):
        end = firsts[k + 1] if k + 1 < len(firsts) else len(offsets)
        cuts.append(i)
        if end - i > LONG_PARAGRAPH:
            cuts += [j for j in range(i + 1, end)
                     if re.search(r"[.!?][”\"’)]*\s+$", text[max(0, offsets[j][0] - 6) : offsets[j][0]])]
    return cuts, [zlib.crc32(text[offsets[i][0] : offsets[i][0] + 24].encode("utf-8", "surrogatepass")) for i in cuts]


def prepare(items, tokenizer) -> list[Article]:
    out = []
    for id_, text, readings in items:
        enc = tokenizer.encode(text, add_special_tokens=False)
        starts = paragraph_starts(text)
        cuts, hashes = cut_points(text, enc.offsets, starts)
        art = Article(id_, text, enc.ids, enc.offsets, features(text, enc.offsets, starts), cuts, hashes)
        for reading in readings:
            art.readings.append(label(art, reading))
        out.append(art)
    return out


def label(art: Article, attributions):
    """Labels (indices of model.LABELS) of every piece, and the spans as (role, first, last, attribution number)."""
    labels, spans = [0] * len(art.ids), []
    taken: dict[int, tuple[int, int, int]] = {}  # piece → the span it belongs to
    for n, att in enumerate(attributions):
        for r, role in enumerate(ROLES):
            pieces = []
            for s, e in sorted(att[role]):
                fixed = normalise(art.text, s, e)
                if not fixed:
                    continue
                s, e = fixed
                mine = list(between(art.offsets, s, e))
                shared = {taken[i] for i in mine if i in taken and taken[i][0] == r}
                spans += [(*known, n) for known in sorted(shared)]  # one source of several cues
                mine = [i for i in mine if i not in taken]
                if mine and not shared:
                    pieces.append((mine[0], mine[-1]))
            for a, b in joined(art, pieces):
                for i in range(a, b + 1):
                    taken[i] = (r, a, b)
                    labels[i] = 2 * r + (1 if i == a else 2)
                spans.append((r, a, b, n))
    return labels, spans


def joined(art: Article, pieces):
    """Pieces of one role that only punctuation parts, inside one paragraph, are one."""
    out: list[tuple[int, int]] = []
    for a, b in pieces:
        if out and a > out[-1][1]:
            between_ = art.text[art.offsets[out[-1][1]][1] : art.offsets[a][0]]
            if not re.search(r"\w|\n", between_):
                out[-1] = (out[-1][0], b)
                continue
        out.append((a, b))
    return out


def between(offsets, start: int, end: int) -> range:
    lo = bisect.bisect_right(offsets, start, key=lambda o: o[1])
    hi = bisect.bisect_left(offsets, end, key=lambda o: o[0])
    return range(lo, hi)


def windows(art: Article, size: int, rng: random.Random) -> list[tuple[int, int]]:
    """Training windows [from, to) that begin at random cuts and share some 30 pieces."""
    n, at, out = len(art.ids), 0, []
    early = [c for c in art.cuts if 0 < c < size // 2]
    if early and rng.random() < 0.5:
        at = rng.choice(early)
        out.append((0, min(n, at + 20)))
    while True:
        end = min(n, at + size)
        out.append((at, end))
        if end == n:
            return out
        later = [c for c in art.cuts if at + size // 2 < c <= end - 20]
        at = later[-1] if later else end - 40


def requote(ids: list[int], feats: list[int], rng: random.Random, marks: dict[str, int]) -> tuple[list[int], list[int]]:
    """Now and then another house style of quotation marks: straight, curly, or British single ones."""
    x = rng.random()
    if x > 0.45:
        return ids, feats
    style = ('"', '"') if x < 0.2 else ("“", "”") if x < 0.38 else ("‘", "’")
    double = {marks['"'], marks["“"], marks["”"]}
    out = list(ids)
    for i, piece in enumerate(ids):
        if piece in double:
            opens = i == 0 or not feats[i - 1] & 4 or bool(feats[i] & 8)
            out[i] = marks[style[0] if opens else style[1]]
    if style[0] == "‘":
        feats = [f & ~(4 | 32) for f in feats]
    return out, feats
