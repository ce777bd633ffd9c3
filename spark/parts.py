"""Archives → parts: so many items each, always the same ones, so that what was read of an archive is known by the names of its parts.

An item is a line of JSON (of JSON Lines, or a row of a Parquet file), or one response of a web archive (ISO 28500) as it stands there.
A part of either, joined, is again a file of its kind, which `hearsay read -` takes.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

FIELDS = ("url", "title", "byline", "outlet", "published", "text", "html")


class Part(NamedTuple):
    name: str
    items: list[bytes]


def parts_of(source: str, items: Iterable[bytes], size: int) -> Iterator[Part]:
    """Parts of `size` items, named after their source and their place in it."""
    held: list[bytes] = []
    number = 0
    for item in items:
        held.append(item)
        if len(held) == size:
            yield Part(f"{source}#{number:06d}", held)
            held, number = [], number + 1
    if held:
        yield Part(f"{source}#{number:06d}", held)


def lines_of(content: bytes) -> Iterator[bytes]:
    """Lines of JSON Lines, packed with gzip or not. Empty ones are none."""
    if content[:2] == b"\x1f\x8b":
        content = b"".join(members_of(content))
    return (line + b"\n" for line in content.split(b"\n") if line.strip())


def line_of(row: dict[str, object]) -> bytes:
    """A row of a table with Hearsay's names for its columns → a line of JSON Lines."""
    told = {name: row[name] if isinstance(row[name], str) else str(row[name]) for name in FIELDS if row.get(name) is not None}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


# Bytes that are unpacked at once.
PIECE = 1 << 16


def members_of(content: bytes) -> Iterator[bytes]:
    """What the members of a gzip file hold (RFC 1952, 2.2), one at a time. Where it is cut or damaged, those before are good."""
    at = 0
    while content[at : at + 2] == b"\x1f\x8b":
        unpacking, held = zlib.decompressobj(wbits=31), []
        while not unpacking.eof:
            piece = content[at : at + PIECE]
            try:
                held.append(unpacking.decompress(piece))
            except zlib.error:
                return
            if not piece:
                return
            at += len(piece) - len(unpacking.unused_data)
        yield b"".join(held)


LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)
RESPONSE = re.compile(rb"^warc-type:\s*response\s*$", re.IGNORECASE | re.MULTILINE)
BETWEEN = b"\r\n\r\n"


def records_of(warc: bytes) -> Iterator[bytes]:
    """Records of a web archive that is unpacked. Behind a fault nobody knows where the next begins, so it ends there."""
    at = 0
    while at < len(warc):
        head = warc.find(BETWEEN, at)
        length = LENGTH.search(warc, at, head) if head > 0 else None
        if not length:
            return
        end = head + len(BETWEEN) + int(length.group(1))
        yield warc[at:end] + BETWEEN
        at = end
        while warc[at : at + 1] in (b"\r", b"\n"):
            at += 1


def responses_of(content: bytes) -> Iterator[bytes]:
    """The responses of a web archive, packed record by record (as archives are) or not at all. What else is in it holds no page."""
    packed = members_of(content) if content[:2] == b"\x1f\x8b" else (content,)
    for member in packed:
        for record in records_of(member):
            if RESPONSE.search(record, 0, record.find(BETWEEN)):
                yield record
