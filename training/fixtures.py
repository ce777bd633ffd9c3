"""Writes test/golden/pieces.json: what the reference (this folder) makes of hard texts, for the TypeScript to be held against.

Per text: ids and UTF-16 offsets of its word pieces, its features, and its windows.
"""
import json
import os
import re

import base
import data
from read import Shape, windows

LONG = ("“The harbour is shut,” said Nadia Brok, who runs the port of Ellmouth. “It stays shut.”\n\n"
        "OFFICIALS in Ellmouth denied it. Mr. Tarn told the “Ellmouth Courier” that \"nobody\" had asked him.\n\n"
        "“We asked twice,\n\n“and then we asked again,” Brok said. The U.S. envoy left on Sept. 3, she added.\n\n")
# Seams depend on words, so only paragraphs that differ, short and long, tell one shape of windows from another.
VARIED = "\n\n".join(
    " ".join(f"Day {7 * i + k}: the {thing} of {place} {verb}, said the warden." for k, thing in enumerate(things.split() * (1 + i % 4)))
    for i, (place, verb, things) in enumerate([
        ("Ellmouth", "sank", "ferry barge tug"), ("Tarn", "was shut", "mill"), ("Brok", "burned", "inn school chapel barn kiln"),
        ("Lisk", "stood still", "crane lift"), ("Orre", "was sold", "quarry farm well bridge"), ("Vale", "grew", "debt"),
    ] * 5)
)
TEXTS = [
    "“Curly” and ‘single’ and \"straight\" and 'plain' — dashes – and - hyphens…",
    "Café cafe\u0301 naïve Ångström İstanbul ŁÓDŹ straße ﬁne ½ № ²",
    "👩‍👩‍👧 family 👍🏽 flag 🇳🇴 and 𝒜 letters 😀.",
    "Line one\r\nline two\r\n\r\nPara two\u2028still two",
    "北京 is Beijing; 東京都 is Tokyo; 안녕하세요; العربية من اليمين; עברית; हिन्दी; ไทย",
    "soft\u00adhyphen zero\u200bwidth no\u00a0break \ufeffbom",
    "x" * 120 + " after",
    "Prices rose 3.5% to $4,000 (£3,100) at http://a.example/b?c=d&e=f, @someone #tag said!",
    "   leading and trailing   ",
    "don't can't O'Neill's U.S.-led al-Rashid van der Berg",
    "\u0000null\ufffd\u0007bell",
    "",
    "~`!@#$%^&*()_+={}[]|\\:;\"'<>,.?/ ¿¡§¶†‡•※⁂",
    LONG,
    LONG * 9,
    VARIED,
]


def utf16(text: str) -> list[int]:
    out, n = [0], 0
    for c in text:
        n += 2 if ord(c) > 0xFFFF else 1
        out.append(n)
    return out


def main():
    tokenizer, rows = base.tokenizer(), []
    for text in TEXTS:
        art = data.prepare([("x", text, [])], tokenizer)[0]
        at = utf16(text)
        rows.append({"text": text, "ids": art.ids, "offsets": [[at[s], at[e]] for s, e in art.offsets],
                     "features": art.features, "windows": windows(art, Shape()) if art.ids else []})
    path = os.path.join(os.path.dirname(__file__), "../test/golden/pieces.json")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf8") as f:
        f.write("[\n" + ",\n".join(json.dumps(r, separators=(",", ":")) for r in rows) + "\n]\n")


if __name__ == "__main__":
    main()
