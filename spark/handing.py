"""Tasks → what `hearsay gather` makes of them, and which could not be done and why.

A task has one line, or several that belong together. Many are handed over at once, for what the command loads takes as long as a task; where it dies, or
hangs, they are halved until the task is found that is at fault.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reading import Died, Read

# Handed over at once: so many lines, unless one task has more, and so many bytes.
LINES, BYTES = 64, 1 << 25


class Task(NamedTuple):
    name: str
    lines: list[bytes]


class Failed(NamedTuple):
    task: str
    reason: str


def lots(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Tasks that are handed over at once."""
    held: list[Task] = []
    lines = size = 0
    for task in tasks:
        own = sum(map(len, task.lines))
        if held and (lines + len(task.lines) > LINES or size + own > BYTES):
            yield held
            held, lines, size = [], 0, 0
        held.append(task)
        lines, size = lines + len(task.lines), size + own
    if held:
        yield held


def done(tasks: list[Task], run: Callable[..., Read]) -> Iterator[dict | Failed]:
    """What the command makes of each task, in their order, and behind it what went wrong with the others."""
    lines = [line for task in tasks for line in task.lines]
    try:
        made, failures = run(b"".join(lines), len(lines))
    except Died as died:
        if len(tasks) == 1:
            yield Failed(tasks[0].name, str(died))
        else:
            middle = len(tasks) // 2
            yield from done(tasks[:middle], run)
            yield from done(tasks[middle:], run)
        return
    yield from made
    yield from failed(tasks, [(failure.item, failure.reason) for failure in failures])


def failed(tasks: list[Task], reasons: list[tuple[int, str]]) -> Iterator[Failed]:
    """Failures by the line at which they were found → the tasks that have these lines, each with the first that is said of it."""
    whole = [reason for line, reason in reasons if line == 0]
    at = 0
    for task in tasks:
        own = [reason for line, reason in reasons if at < line <= at + len(task.lines)]
        at += len(task.lines)
        if whole or own:
            yield Failed(task.name, (own or whole)[0])
