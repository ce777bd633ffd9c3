"""Readers' labels, written as words, become offsets: `python gather.py ITEMS.json FOLDER_OF_TEXTS LABELS.tsv… > attributions.jsonl`.

A line of the labels is `ITEM.NUMBER <TAB> stance <TAB> source type <TAB> key=words …` (README.md); of words that occur more than once the occurrence nearest to
the attribution's cue is meant. Words that the text does not have are reported and left out. The output has no words of the articles, only where they stand.
"""
import json
import re
import sys

SPANS = {"ad": "addressee", "me": "medium", "via": "via", "ti": "time", "he": "hedge", "co": "condition"}


def main(items_path: str, folder: str, *labels: str):
    items, lost = json.load(open(items_path, encoding="utf8")), 0
    for path in labels:
        part = re.search(r"(\d+)\.tsv$", path)[1]
        for line in open(path, encoding="utf8"):
            cells = [c.strip() for c in line.rstrip("\n").split("\t")]
            if len(cells) < 3:
                continue
            article, number = cells[0].split(".")
            item = items[f"{part}.{int(article):02d}"]
            text = open(f"{folder}/{item['doc']}.txt", encoding="utf8", newline="").read()
            attribution = item["attributions"][int(number) - 1]
            row = {"doc": item["doc"], "reading": item["ann"], "published": item["published"], **attribution,
                   "stance": cells[1], "source_type": cells[2], "speaker": None, "nested": []}
            cue = min(s for s, _ in attribution["cue"])
            for cell in cells[3:]:
                key, _, words = cell.partition("=")
                if key == "sp":
                    row["speaker"] = place(text, words, cue)
                elif key == "tv":
                    row["time_value"] = words
                elif key == "ne":
                    source, _, inner = words.partition("|")
                    at = place(text, inner, min(s for s, _ in attribution["content"]))
                    if at:
                        row["nested"].append({"source": place(text, source, at[0]), "cue": at})
                elif key in SPANS:
                    row[SPANS[key]] = place(text, words, cue)
                    lost += row[SPANS[key]] is None
            print(json.dumps(row))
    print(f"{lost} labels whose words are not in the text", file=sys.stderr)


def place(text: str, words: str, near: int) -> list[int] | None:
    """[start, end) in code points of the occurrence nearest to an offset; blanks and quotation marks match any of their kind."""
    words = words.strip()
    if not words:
        return None
    pattern = "".join(r"\s+" if c.isspace() else "[\"“”]" if c in "\"“”" else "['‘’]" if c in "'‘’" else re.escape(c) for c in re.sub(r"\s+", " ", words))
    lead, trail = (r"\b" if words[0].isalnum() else ""), (r"\b" if words[-1].isalnum() else "")
    found = [m.span() for m in re.finditer(lead + pattern + trail, text)] or [m.span() for m in re.finditer(lead + pattern + trail, text, re.I)]
    return list(min(found, key=lambda s: abs(s[0] - near))) if found else None


if __name__ == "__main__":
    main(*sys.argv[1:])
