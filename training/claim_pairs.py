"""Pairs of clauses for the model that says whether two of them claim the same.

  python claim_pairs.py ../../shared/eval ../examples/stories > runs/pairs.jsonl     # one {"a", "b", "label", "from"} a line

Four labels:
  same     both say the same of the same
  version  the same quantity, day, status or party's part, with another value
  denies   one says that it is so, the other that it is not
  other    anything else, however much alike

Where they come from:
  ecb      ECB+ train (CC BY-SA): sentences of one event are paraphrases, those of another event of the same topic are not
  mend     true paraphrases with a number, day, name or negation exchanged in one of them, or in both alike: the exchange never gives the label away
  denial   a clause under words of denying, with its paraphrase
  near     sentences of one article of PolNeAR train that share words
  story    carriers of the claims of invented stories (SPEC.md's form): of one claim, of a claim and its denial, of two claims of one story
"""
import argparse
import collections
import glob
import gzip
import itertools
import json
import random
import re
import sys

DENYING = [
    "{who} denied that {that}", "{who} denied on {day} that {that}", "There is no truth in reports that {that}, {who} said",
    "{who} said it was untrue that {that}", "{who} rejected claims that {that}", "{who} dismissed as invented a report that {that}",
    "Reports that {that} are false, according to {who}", "It is not the case that {that}, {who} told reporters",
]
WHO = ["The company", "A spokesman", "The ministry", "Her lawyer", "The union", "The mayor's office", "Police", "The bank", "His party", "The agency"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does)\b(?! not\b|n't| n't)")


def ecb(folder: str, rng: random.Random):
    docs = collections.OrderedDict()
    with gzip.open(f"{folder}/ECB_Train_corpus.txt.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 5:
                docs.setdefault(cells[0], collections.OrderedDict()).setdefault(int(cells[1]), []).append((cells[3], cells[4]))
    topics = collections.defaultdict(list)
    for doc, sentences in docs.items():
        topic, sub = re.match(r"(\d+)_\d+(ecb(?:plus)?)", doc).groups()
        for words in sentences.values():
            acts = {c for _, c in words if c.startswith("ACT")}
            parties = {c for _, c in words if c[:3] in ("HUM", "NON", "LOC", "TIM")}
            if acts:
                topics[topic].append((doc, sub, detokenised([w for w, _ in words]), acts, parties))
    for sentences in topics.values():
        for a, b in itertools.combinations(sentences, 2):
            if a[0] == b[0] or a[2] == b[2]:
                continue
            common = len(a[3] & b[3]) / min(len(a[3]), len(b[3]))
            if a[1] == b[1] and common >= 0.6 and (len(a[3] & b[3]) >= 2 or a[4] & b[4]):
                yield a[2], b[2], "same"
            elif not a[3] & b[3] and rng.random() < (0.5 if a[1] != b[1] else 0.8):
                yield a[2], b[2], "other"


def detokenised(words: list[str]) -> str:
    text = " ".join(words)
    text = re.sub(r" ([.,;:!?%)])", r"\1", text)
    text = re.sub(r"([($]) ", r"\1", text)
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|')(?= |$)", r"\1", text)
    return text.replace(" - ", "-").replace("`` ", '"').replace(" ''", '"').strip()


def swap(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", new, text)


def mended(a: str, b: str, rng: random.Random):
    """A paraphrase pair with one exchange in both (same) and in one (version, denies, other)."""
    shared = [w for w in re.findall(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d(?!\w)", a) if swap(b, w, "") != b]
    if shared:
        old = rng.choice(shared)
        new, third = other_number(old, rng), other_number(old, rng)
        yield swap(a, old, new), swap(b, old, new), "same"
        if new != third:
            yield swap(a, old, new), swap(b, old, third), "version"
    for names in (DAYS, MONTHS, NUMBERS):
        both = [w for w in names if swap(a, w, "") != a and swap(b, w, "") != b]
        if both:
            old = rng.choice(both)
            new, third = rng.sample([w for w in names if w != old], 2)
            yield swap(a, old, new), swap(b, old, new), "same"
            yield swap(a, old, new), swap(b, old, third), "version"
    x, y = negated(a, rng), negated(b, rng)
    if x and y:
        yield x, y, "same"
    if x and rng.random() < 0.6:
        yield x, b, "denies"
    if y and rng.random() < 0.6:
        yield a, y, "denies"


def other_number(old: str, rng: random.Random) -> str:
    digits = old.replace(",", "")
    if not digits.isdigit():
        return f"{float(re.sub(r'[^0-9.]', '', digits.rstrip('.')) or 1) * rng.choice([0.5, 0.7, 1.4, 2]):.1f}"
    value = int(digits)
    if 1900 <= value <= 2100:
        return str(value + rng.choice([-3, -2, -1, 1, 2, 3]))
    new = max(1, value + rng.choice([-3, -2, -1, 1, 2, 3, 4, 7]) if value < 40 else int(value * rng.choice([0.4, 0.6, 0.8, 1.2, 1.5, 2, 3])))
    return f"{new:,}" if "," in old else str(new if new != value else value + 1)


def negated(text: str, rng: random.Random) -> str | None:
    found = list(AUXILIARY.finditer(text))
    if not found:
        return None
    at = found[0]
    return f"{text[: at.end()]} not{text[at.end() :]}"


def denial(a: str, rng: random.Random) -> str:
    body = a.rstrip(" .")
    body = body[0].lower() + body[1:] if body.split(" ")[0].lower() in ("the", "a", "an", "two", "three", "there", "his", "her") else body
    return rng.choice(DENYING).format(who=rng.choice(WHO), day=rng.choice(DAYS), that=body)


def near(folder: str, rng: random.Random):
    """Two sentences of one article that share words: topically alike, and seldom the same claim."""
    for path in sorted(glob.glob(f"{folder}/train/text/*.txt")):
        text = open(path, encoding="utf8").read()
        sentences = [s for s in re.split(r"(?<=[.!?”\"])\s+", text) if 40 < len(s) < 300]
        pairs = []
        for i, a in enumerate(sentences):
            for b in sentences[i + 1 : i + 15]:
                x, y = content(a), content(b)
                both = len(x & y) / max(1, min(len(x), len(y)))
                if 0.2 <= both <= 0.6:
                    pairs.append((a, b, "other"))
        rng.shuffle(pairs)
        yield from pairs[:4]


def content(text: str) -> set[str]:
    return {w for w in re.findall(r"[a-z]+", text.lower()) if len(w) > 3}


def stories(folder: str, rng: random.Random):
    for path in sorted(glob.glob(f"{folder}/*/gold.json")):
        gold = json.load(open(path, encoding="utf8"))
        rows = [(c["id"], k["stance"], k["quote"]) for c in gold["claims"] for k in c["carriers"] if k["stance"] != "withholds"]
        texts = {c["id"]: c["text"] for c in gold["claims"]}
        rows += [(c, "says", t) for c, t in texts.items()]
        for (c, s, a), (d, t, b) in itertools.combinations(dict.fromkeys(rows), 2):
            if a == b:
                continue
            if c == d:
                denied = (s == "denies") != (t == "denies")
                yield a, b, "denies" if denied else "same"
            else:
                yield a, b, "other"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", help="the folder of evaluation data: ecb, polnear")
    ap.add_argument("stories", nargs="*", help="folders of stories")
    ap.add_argument("--seed", type=int, default=7)
    a = ap.parse_args()
    rng = random.Random(a.seed)
    out = []
    add = lambda source, rows: out.extend({"a": x, "b": y, "label": z, "from": source} for x, y, z in rows)
    paraphrases = list(ecb(f"{a.data}/ecb", rng))
    same = [(x, y) for x, y, z in paraphrases if z == "same"]
    rest = [r for r in paraphrases if r[2] == "other"]
    rng.shuffle(rest)
    add("ecb", [(x, y, "same") for x, y in same])
    add("ecb", rest[: 2 * len(same)])
    for x, y in same:
        add("mend", mended(x, y, rng))
        if rng.random() < 0.4:
            add("denial", [(denial(x, rng), y, "denies")])
            add("denial", [(denial(x, rng), denial(y, rng), "same")])
    add("near", near(f"{a.data}/polnear", rng))
    for folder in a.stories:
        add("story", stories(folder, rng))
    rng.shuffle(out)
    for row in out:
        if rng.random() < 0.5:
            row["a"], row["b"] = row["b"], row["a"]
        print(json.dumps(row, ensure_ascii=False))
    counts = collections.Counter((r["from"], r["label"]) for r in out)
    for key, n in sorted(counts.items()):
        print(*key, n, file=sys.stderr)


if __name__ == "__main__":
    main()
