"""A part of an archive → the records that Hearsay reads in it, and what could not be read and why.

The command is started once for a part, for what it loads takes as long as reading an article. Where it dies, or hangs, in the middle, the items
behind those that it gave are read again one by one, so that the one which is at fault fails alone.
"""

import json
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from typing import NamedTuple

from parts import Part

MESSAGE = re.compile(r"^hearsay: -(?::(\d+))?: (.*)$")
NO_PAGE = "the archive holds no page"


class Failure(NamedTuple):
    # the item's place in its part, from 1; 0: of the part as a whole
    item: int
    reason: str


class Read(NamedTuple):
    records: list[dict]
    failures: list[Failure]


class Died(Exception):
    """The command ended without saying why, or did not end."""


READ = ("read", "-", "--format", "jsonl")


def command_of(hearsay: str, seconds: float, verb: tuple[str, ...] = READ) -> Callable[..., Read]:
    """Runs the command on bytes. `seconds` is how long an item may take at most, on average, and a single one ten times as long."""
    words = [*shlex.split(hearsay), *verb]

    def run(content: bytes, items: int = 1) -> Read:
        try:
            done = subprocess.run(words, input=content, capture_output=True, timeout=seconds * (items + 9), check=False)
        except subprocess.TimeoutExpired as late:
            raise Died(f"it did not end within {late.timeout:.0f} s") from late
        if done.returncode not in (0, 1, 2):
            raise Died(f"it ended the program that read it ({done.returncode})")
        records = [json.loads(line) for line in done.stdout.splitlines()]
        told = done.stderr.decode("utf-8", "replace")
        failures = list(failures_in(told))
        # Nothing is said of any item: the model is not there, or the command knows no such verb.
        if done.returncode == 2 and not any(map(MESSAGE.match, told.splitlines())):
            failures.append(Failure(0, (told.splitlines() or [""])[0]))
        return Read(records, failures)

    return run


def failures_in(told: str) -> Iterator[Failure]:
    for line in told.splitlines():
        found = MESSAGE.match(line)
        if found and NO_PAGE not in found.group(2):
            yield Failure(int(found.group(1) or 0), found.group(2))


def read(part: Part, run: Callable[..., Read]) -> Read:
    """All of a part that can be read."""
    try:
        return run(b"".join(part.items), len(part.items))
    except Died as died:
        if len(part.items) == 1:
            return Read([], [Failure(1, str(died))])
    # Halves: what is wrong with one of a thousand is found by reading twenty parts, and not a thousand.
    middle = len(part.items) // 2
    first, second = (read(Part(part.name, half), run) for half in (part.items[:middle], part.items[middle:]))
    later = [failure._replace(item=failure.item + middle if failure.item else 0) for failure in second.failures]
    return Read(first.records + second.records, first.failures + later)
