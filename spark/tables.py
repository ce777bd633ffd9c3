"""Records → rows of the tables that are written: articles and statements, as `hearsay schema` describes them, with what a table wants flat."""

import json
from collections.abc import Iterator

ARTICLES = (
    "part string, id string, uri string, url string, title string, byline string, outlet string, published string, language string, "
    "sha256 string, text string, model string, statements int, record string"
)
STATEMENTS = (
    "part string, article string, id string, source string, source_type string, source_count int, cue string, content string, "
    "quotation string, stance string, said string, through int, within string, confidence double"
)
FAILURES = "part string, item int, reason string"
DONE = "part string, items int, articles int, failed int, seconds double"


def words(spans: list[dict]) -> str:
    return " … ".join(span["text"] for span in spans)


def article_row(part: str, record: dict) -> tuple:
    article, model = record["article"], record["model"]
    named = (article[name] for name in ("id", "uri", "url", "title", "byline", "outlet", "published", "language", "sha256", "text"))
    whole = json.dumps(record, ensure_ascii=False)
    return (part, *named, f"{model['name']} {model['version']}", len(record["statements"]), whole)


def statement_rows(part: str, record: dict) -> Iterator[tuple]:
    for said in record["statements"]:
        source, when = said["source"], said["said"]
        yield (
            *(part, record["article"]["id"], said["id"]),
            *(words(source["spans"]), source["type"], source["count"]),
            *(words(said["cue"]["spans"]), words(said["content"]["spans"]), said["content"]["quotation"], said["stance"]),
            *(when["value"] if when else None, len(said["via"]), said["within"], float(said["confidence"])),
        )
