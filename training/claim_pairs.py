"""Pairs of clauses for the model that says whether two of them claim the same.

  python claim_pairs.py ../../shared/eval --stories ../eval/stories --families claims > runs/pairs.jsonl     # one {"a", "b", "label", "from"} a line

Where only a part of a sentence is asked about, it stands in [[double brackets]]; the rest is there for its words, and a sayer whom the sentence does not name in front of it. A title may stand before all of it, up to " ¦ ".

Four labels:
  same     both say the same of the same
  version  the same quantity, day, status or party's part, with another value
  denies   one says that it is so, the other that it is not, or will not speak of it
  other    anything else, however much alike

Where they come from:
  ecb      ECB+ train (CC BY-SA): sentences of one event are paraphrases, those of another event of the same topic are not
  mend     true paraphrases with a number, day, name or negation exchanged in one of them, or in both alike: the exchange never gives the label away
  denial   a clause under words of denying, with its paraphrase
  near     sentences of one article of PolNeAR train that share words
  family   sentences of invented matters: wordings, other values, denials and refusals of a claim, its neighbours, and what only shares its words (claims/)
  affair   the same of larger matters, of a dozen claims and more that are hard to tell apart (claims/affairs-*.jsonl): of neighbours those that share most words, and some others
  unit     parts of sentences as Hearsay takes them out of the articles of invented stories (units.ts), as they are compared in use
  story    carriers of the claims of invented stories (SPEC.md's form): of one claim, of a claim and its denial, of two claims of one story; and the sentences around
"""
import argparse
import collections
import glob
import gzip
import html
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


def families(folder: str, rng: random.Random):
    for path in sorted(glob.glob(f"{folder}/*.jsonl")):
        if "/affairs-" in path:
            continue
        for line in open(path, encoding="utf8"):
            for a, b, label, matter in pairs_of(json.loads(line)):
                if label != "other" or rng.random() < 0.6:
                    yield a, b, label, matter


def pairs_of(family):
    versions = {frozenset(pair) for pair in family["versions"]}
    rows = [(told(x["text"], x["speaker"]), x["stance"], x["claims"]) for x in family["sentences"]]
    rows += [(text, "plain", [claim]) for claim, text in family["claims"].items()]
    for a, b in itertools.combinations(rows, 2):
        label = standing(a, b, versions)
        if label and a[0] != b[0]:
            yield a[0], b[0], label, family["matter"]


TITLED = 0.5  # of the pairs of one matter, what share stands under its name, as clauses stand under a title in use
OTHERS = 1.5  # of each kind of neighbours, hard and any, for each pair that claims the same


def affairs(folder: str, rng: random.Random):
    for path in sorted(glob.glob(f"{folder}/affairs-*.jsonl")):
        for line in open(path, encoding="utf8"):
            pairs = list(pairs_of(json.loads(line)))
            others = [pair for pair in pairs if pair[2] == "other"]
            rng.shuffle(others)
            most = int(OTHERS * sum(pair[2] == "same" for pair in pairs))
            hard = sorted(others, key=lambda pair: -shared(pair[0], pair[1]))[:most]
            any_of = [pair for pair in others if pair not in hard][:most]
            yield from [pair for pair in pairs if pair[2] != "other"] + hard + any_of


def shared(a: str, b: str) -> float:
    """What share of the words of the marked parts both have."""
    x, y = (content(re.sub(r".*\[\[|\]\].*", "", each)) for each in (a, b))
    return len(x & y) / max(1, min(len(x), len(y)))


def told(text: str, speaker: str | None) -> str:
    """The sentence, with who says it in front where it names nobody of that name."""
    return text if not speaker or speaker.split()[-1].lower() in text.lower() else f"{speaker}: {text}"


AGAINST = {"denies", "withholds"}


def standing(a, b, versions) -> str | None:
    """How two rows (text, stance, claims, …) of one matter stand to each other; None: not to be learned from."""
    both = AGAINST & {a[1], b[1]}
    if set(a[2]) & set(b[2]):
        if not both or (a[1] == b[1] == "denies"):
            return "same"
        return None if a[1] in AGAINST and b[1] in AGAINST else "denies"
    if any(frozenset((x, y)) in versions for x in a[2] for y in b[2]):
        return None if both else "version"
    return "other" if a[2] or b[2] else None


def stories(folder: str, rng: random.Random):
    for path in sorted(glob.glob(f"{folder}/*/gold.json")):
        gold = json.load(open(path, encoding="utf8"))
        texts = {}
        for page in glob.glob(path.replace("gold.json", "articles/*.html")):
            texts[page.split("/")[-1]] = visible(open(page, encoding="utf8").read())
        rows, taken = [], collections.defaultdict(list)
        for c in gold["claims"]:
            rows.append((c["text"], "says", [c["id"]]))
            for k in c["carriers"]:
                found = sentence_of(texts[k["article"]], k["quote"])
                if found:
                    taken[k["article"]].append(found[1])
                    rows.append((told(found[0], k["speaker"]), k["stance"], [c["id"]]))
        for file, text in texts.items():
            for m in re.finditer(r"[A-Z“\"‘][^.!?]{50,260}[.!?]”?(?= |$)", text):
                if not any(m.start() < end and start < m.end() for start, end in taken[file]) and rng.random() < 0.5:
                    rows.append((m[0], "plain", []))
        for a, b in itertools.combinations(list({r[0]: r for r in rows}.values()), 2):
            label = standing(a, b, set())
            if label == "other" and a[2] and b[2] and re.search(r"\d", a[0]) and re.search(r"\d", b[0]):
                continue  # the gold does not say which claims are versions of one another
            if label and (label != "other" or rng.random() < (0.35 if a[2] and b[2] else 0.1)):
                yield a[0], b[0], label


def visible(page: str) -> str:
    page = re.sub(r"(?s)<(script|style|head|nav|footer|header|aside)\b.*?</\1>", " ", page)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def sentence_of(text: str, quote: str):
    quote = re.sub(r"\s+", " ", quote).strip()
    at = text.find(quote)
    if at < 0:
        return None
    end = at + len(quote)
    left = max((m.end() for m in re.finditer(r"[.!?][”\"’]? ", text[: at + 1])), default=0)
    left = max(left, at - 250)
    right = re.search(r"[.!?][”\"’]?(?= |$)", text[end - 1 :])
    stop = end - 1 + right.end() if right else end
    return f"{text[left:at]}[[{quote}]]{text[end:stop]}", (at, end)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", help="the folder of evaluation data: ecb, polnear")
    ap.add_argument("--stories", nargs="*", default=[], help="folders of stories")
    ap.add_argument("--families", nargs="*", default=[], help="folders of families")
    ap.add_argument("--units", help="pairs of units, of units.ts: what claims something twice, of the others five for each")
    ap.add_argument("--share", nargs="*", default=[], metavar="SOURCE=SHARE", help="of each source so much; of those that are not named all, or what stands for * (affair=1 *=0.25)")
    ap.add_argument("--seed", type=int, default=7)
    a = ap.parse_args()
    shares = {name: float(share) for name, _, share in (each.partition("=") for each in a.share)}
    rng = random.Random(a.seed)
    out = []
    add = lambda source, rows: out.extend({"a": r[0], "b": r[1], "label": r[2], "from": source, **({"matter": r[3]} if len(r) > 3 else {})} for r in rows)
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
    for folder in a.families:
        add("family", families(folder, rng))
        add("affair", affairs(folder, rng))
    for folder in a.stories:
        add("story", stories(folder, rng))
    out = [row for row in out if rng.random() < shares.get(row["from"], shares.get("*", 1))]
    for row in out:
        if "matter" in row and rng.random() < TITLED:
            row["a"], row["b"] = (f"{row['matter']} ¦ {row[side]}" for side in "ab")
    if a.units:
        units = [json.loads(line) for line in open(a.units, encoding="utf8")]
        claiming, others = [u for u in units if u["label"] != "other"], [u for u in units if u["label"] == "other"]
        rng.shuffle(others)
        out += [dict(u) for u in claiming * 2 + others[: 5 * len(claiming)]]
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
