"""Stories, as `hearsay gather tell` tells them → rows of the tables that are written: what `hearsay export --to tables` has, and the whole story beside it."""

import json
from collections.abc import Iterator

TABLES = {
    "stories": "story string, articles int, claims int, first string, last string, told string",
    "claims": (
        "story string, id string, text string, independent int, at_least int, heard_by int, articles int, outlets int, circular boolean, "
        "disputed_by array<string>, rivals array<string>, versions array<string>, maybe array<string>"
    ),
    "carriers": (
        "story string, claim string, article string, statement string, relation string, who string, words string, start int, `end` int, hedge string"
    ),
    "origins": "story string, claim string, origin string, who string, type string, interested boolean, articles array<string>",
    "links": (
        "story string, claim string, `from` string, from_kind string, `to` string, to_kind string, reason string, words string, certain boolean"
    ),
    "changes": "story string, kind string, what string, claims array<string>, `values` array<struct<article:string,value:string,published:string>>",
}

COPIES = "`of` string, `by` string, kind string, way string, share double, share_of_other double, words string"


def rows_of(story: dict) -> Iterator[tuple[str, tuple]]:
    """(table, row) for all that a story has."""
    name, articles, claims = story["story"], story["articles"], story["claims"]
    days = sorted(each["published"] for each in articles if each["published"])
    ends = (days[0], days[-1]) if days else (None, None)
    yield "stories", (name, len(articles), len(claims), *ends, json.dumps(story, ensure_ascii=False))
    outlets = {each["id"]: each["outlet"] or each["id"] for each in articles}
    for claim in claims:
        for table, row in claim_rows(claim, outlets):
            yield table, (name, *row)
    for change in story["changes"]:
        values = [(each["article"], each["value"], each["published"]) for each in change["values"]]
        yield "changes", (name, change["kind"], change["what"], change["claims"], values)


def claim_rows(claim: dict, outlets: dict[str, str]) -> Iterator[tuple[str, tuple]]:
    own, carrying = claim["id"], {each["article"] for each in claim["statements"] if each["relation"] == "carries"}
    counts = (claim["independent"], claim["atLeast"], claim["heardBy"], len(carrying), len({outlets[each] for each in carrying}))
    others = ([each["claim"] for each in claim[field]] for field in ("versions", "maybe"))
    disputed = [each["who"] for each in claim["disputedBy"]]
    yield "claims", (own, claim["text"], *counts, claim["circular"], disputed, claim["rivals"], *others)
    for each in claim["statements"]:
        span, hedge = each["span"], each["hedge"]
        place = (span["text"], span["start"], span["end"], hedge and hedge["text"])
        yield "carriers", (own, each["article"], each["statement"], each["relation"], each["who"], *place)
    for each in claim["origins"]:
        yield "origins", (own, *(each[field] for field in ("id", "who", "type", "interested", "articles")))
    for each in claim["links"]:
        [(from_kind, begins)], [(to_kind, ends)] = each["from"].items(), each["to"].items()
        span = each["span"]
        yield "links", (own, begins, from_kind, ends, to_kind, each["reason"], span and span["text"], each["certain"])


def copy_row(copy: dict) -> tuple:
    words = copy["longest"]["text"]
    return (*(copy[field] for field in ("of", "by", "kind", "way")), float(copy["share"]), float(copy["shareOfOther"]), words)
