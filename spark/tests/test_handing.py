"""Handing tasks to the command and taking what it makes, and the rows of a story: without Spark, and without Hearsay."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from handing import BYTES, LINES, Failed, Task, done, lots
from reading import Died, Failure, Read, command_of
from told import TABLES, copy_row, rows_of


def tasks(*counts: int) -> list[Task]:
    return [Task(f"t{i}", [f"{i}\n".encode()] * count) for i, count in enumerate(counts)]


def test_tasks_are_handed_over_together_as_far_as_they_are_small():
    assert [len(lot) for lot in lots(tasks(*[1] * (LINES + 1)))] == [LINES, 1]
    assert [len(lot) for lot in lots(tasks(LINES - 1, 2, 1))] == [1, 2]
    assert [len(lot) for lot in lots(tasks(1, 10 * LINES, 1))] == [1, 1, 1]
    large = Task("large", [b"x" * BYTES])
    assert [len(lot) for lot in lots([large, large, *tasks(1)])] == [1, 1, 1]
    assert list(lots([])) == []


def test_what_fails_is_the_task_that_has_the_line():
    def run(content: bytes, items: int = 1) -> Read:
        return Read([{"made": content.count(b"\n")}], [Failure(4, "the second task's"), Failure(5, "and again"), Failure(6, "the third's")])

    assert list(done(tasks(2, 3, 1), run)) == [{"made": 6}, Failed("t1", "the second task's"), Failed("t2", "the third's")]


def test_what_is_said_of_none_is_said_of_all():
    assert list(done(tasks(1, 2), lambda _content, _items: Read([], [Failure(0, "no model")]))) == [Failed("t0", "no model"), Failed("t1", "no model")]


def test_what_ends_the_command_fails_alone():
    asked = []

    def run(content: bytes, items: int = 1) -> Read:
        asked.append(items)
        if b"7\n" in content:
            raise Died("it ended")
        return Read([{"line": line} for line in content.split()], [])

    outcomes = list(done(tasks(*[1] * 10), run))
    assert outcomes == [{"line": b"%d" % i} if i != 7 else Failed("t7", "it ended") for i in range(10)]
    assert len(asked) < 10


def test_a_command_that_cannot_begin_says_so_and_one_that_fails_for_its_lines_says_it_of_these():
    assert command_of("sh -c 'echo hearsay: models/claims: it is missing >&2; exit 2' --", 1)(b"").failures == [Failure(0, "hearsay: models/claims: it is missing")]
    assert command_of("sh -c 'echo hearsay: -:1: bad >&2; exit 2' --", 1)(b"").failures == [Failure(1, "bad")]


SPAN = {"start": 3, "end": 7, "text": "shut"}


def test_a_story_is_rows_of_the_tables_as_they_are_declared():
    story = {
        "story": "a",
        "articles": [{"id": "a", "outlet": "Post", "published": "2031-03-04"}, {"id": "b", "outlet": None, "published": None}],
        "claims": [
            {
                **{"id": "c1", "text": "It is shut.", "independent": 1, "atLeast": 1, "heardBy": 2, "circular": False, "rivals": ["c2"]},
                "disputedBy": [{"who": "the owner", "article": "b", "statement": None, "span": SPAN}],
                "versions": [{"claim": "c3", "what": "another"}],
                "maybe": [],
                "statements": [
                    {"article": "a", "statement": "s1", "span": SPAN, "relation": "carries", "who": "Ada", "hedge": SPAN},
                    {"article": "b", "statement": None, "span": SPAN, "relation": "denies", "who": None, "hedge": None},
                ],
                "origins": [{"id": "o1", "who": "Ada", "type": "named", "interested": False, "articles": ["a"], "because": []}],
                "links": [{"from": {"origin": "o1"}, "to": {"article": "a"}, "reason": "said", "span": None, "certain": True}],
            }
        ],
        "changes": [{"kind": "date", "what": "day", "claims": ["c1"], "values": [{"article": "a", "value": "x", "span": None, "published": None}]}],
    }
    rows = list(rows_of(story))
    assert {table for table, _ in rows} == set(TABLES)
    for table, row in rows:
        assert len(row) == TABLES[table].split("struct<")[0].count(", ") + 1
    found = {table: row for table, row in reversed(rows)}
    assert found["stories"][:5] == ("a", 2, 1, "2031-03-04", "2031-03-04") and json.loads(found["stories"][5]) == story
    assert found["claims"] == ("a", "c1", "It is shut.", 1, 1, 2, 1, 1, False, ["the owner"], ["c2"], ["c3"], [])
    assert found["carriers"] == ("a", "c1", "a", "s1", "carries", "Ada", "shut", 3, 7, "shut")
    assert found["links"] == ("a", "c1", "o1", "origin", "a", "article", "said", None, True)


def test_a_copy_is_a_row_whose_shares_are_fractions_even_where_they_are_whole():
    copy = {"of": "a", "by": "b", "kind": "copy", "way": "time", "share": 1, "shareOfOther": 0.5, "longest": SPAN}
    assert copy_row(copy) == ("a", "b", "copy", "time", 1.0, 0.5, "shut")
    assert isinstance(copy_row(copy)[4], float)
