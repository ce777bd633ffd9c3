"""Taking archives apart, reading parts, and what becomes of an item that ends its reader: without Spark, and without Hearsay."""

import gzip
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alike import shingles, signature
from parts import Part, line_of, lines_of, members_of, parts_of, responses_of
from reading import Died, Failure, Read, command_of, failures_in, read


def record(kind: str, body: bytes) -> bytes:
    return b"WARC/1.0\r\nWARC-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (kind.encode(), len(body), body)


def test_parts_have_the_same_names_each_time():
    parts = list(parts_of("a.jsonl", (b"%d\n" % i for i in range(5)), 2))
    assert [part.name for part in parts] == ["a.jsonl#000000", "a.jsonl#000001", "a.jsonl#000002"]
    assert [len(part.items) for part in parts] == [2, 2, 1]


def test_lines_are_lines_packed_or_not_and_empty_ones_are_none():
    content = b'{"text": "a"}\n\n{"text": "b"}'
    for each in (content, gzip.compress(content[:9]) + gzip.compress(content[9:])):
        assert list(lines_of(each)) == [b'{"text": "a"}\n', b'{"text": "b"}\n']


def test_a_row_is_a_line_with_what_it_has():
    row = {"url": "https://a.example/", "text": "A “b”\n", "title": None, "published": "2031-03-11", "colour": "red"}
    assert json.loads(line_of(row)) == {"url": "https://a.example/", "published": "2031-03-11", "text": "A “b”\n"}


def test_responses_of_an_archive_packed_or_not():
    bodies = [b"HTTP/1.1 200 OK\r\n\r\nWARC/1.0\r\n\r\n", b"two" * 50_000]
    records = [record("warcinfo", b"x"), record("response", bodies[0]), record("request", b"y"), record("response", bodies[1])]
    for content in (b"".join(records), b"".join(map(gzip.compress, records))):
        assert list(responses_of(content)) == [records[1], records[3]]


def test_an_archive_that_is_cut_gives_what_came_before():
    records = [gzip.compress(record("response", b"%d" % i * 1000)) for i in range(3)]
    assert len(list(responses_of(b"".join(records)[:-10]))) == 2
    assert list(members_of(b"no gzip")) == []


def test_messages_say_which_item_and_why():
    told = "hearsay: -:2: the line is not JSON; give one\nhearsay: -: it is a picture\nhearsay: -:7: the archive holds no page; give one\n"
    assert list(failures_in(told)) == [Failure(2, "the line is not JSON; give one"), Failure(0, "it is a picture")]


def test_what_ends_its_reader_fails_alone():
    asked = []

    def run(content: bytes, items: int = 1) -> Read:
        asked.append(items)
        if b"poison" in content:
            raise Died("it ended")
        return Read([{"line": line} for line in content.splitlines() if line != b"bad"], [Failure(1, "bad")] if content.startswith(b"bad") else [])

    lines = [b"%d\n" % i for i in range(100)]
    lines[37] = b"poison\n"
    lines[50] = b"bad\n"
    records, failures = read(Part("p", lines), run)
    assert [each["line"] for each in records] == [line.strip() for line in lines if line not in (b"poison\n", b"bad\n")]
    assert failures == [Failure(38, "it ended"), Failure(51, "bad")]
    assert len(asked) < 20


def test_a_command_that_dies_or_hangs_has_died():
    for shell in ("kill -9 $$", "sleep 60"):
        try:
            command_of(f"sh -c '{shell}'", 0.02)(b"", 1)
        except Died:
            continue
        raise AssertionError(shell)


def test_a_text_of_few_words_is_one_run_and_of_none_no_run():
    assert len(shingles("One two", 5)) == 1
    assert shingles("—", 5) == set()
    assert signature(shingles("One two three", 2)) == signature(shingles("one, TWO three!", 2))
