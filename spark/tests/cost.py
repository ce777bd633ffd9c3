#!/usr/bin/env python3
"""What Spark costs beside reading: CPU-seconds of all processes, for `hearsay read` on the lines of a file, then for spark/read.py on the same, in local mode.

  cost.py LINES.jsonl [--hearsay COMMAND] [--cores N] [--rounds N]
"""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pyspark

SPARK = Path(__file__).parents[1]
LOOKED = 0.1  # seconds between two looks: what a process did after the last one is not counted


def cpu_of(words: list, stdin: Path | None = None) -> Counter[str]:
    """CPU-seconds of a command and all that it starts, by the names of programs. Spark's Python passes on nothing of what its workers took, so that each process is looked at as long as it lives."""
    with open(stdin or os.devnull, "rb") as given:
        running = subprocess.Popen(
            [str(word) for word in words], stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    took: dict[tuple[str, str], tuple[str, int]] = {}
    while running.poll() is None:
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                # Behind the name: state, parent, group, session, ... user and system time, ... when it began (proc(5)).
                name, _, rest = stat.read_text().partition("(")[2].rpartition(") ")
                fields = rest.split()
            except OSError:
                continue
            if fields[3] == str(running.pid):
                took[stat.parent.name, fields[19]] = (name, int(fields[11]) + int(fields[12]))
        time.sleep(LOOKED)
    if running.returncode:
        raise SystemExit(f"{words[0]} ended with {running.returncode}")
    seconds: Counter[str] = Counter()
    for name, ticks in took.values():
        seconds[name] += ticks / os.sysconf("SC_CLK_TCK")
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--hearsay", default="npx hearsay")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--size", type=int, default=200, help="items a part (200)")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    items = len(options.lines.read_bytes().splitlines())
    modules = ",".join(str(SPARK / f"{name}.py") for name in ("parts", "reading", "tables", "alike"))
    settings = ["--properties-file", SPARK / "spark.conf"]
    submit = [Path(pyspark.__file__).parent / "bin" / "spark-submit", "--master", f"local[{options.cores}]", *settings]
    for _ in range(options.rounds):
        alone = cpu_of([*shlex.split(options.hearsay), "read", "-", "--format", "jsonl"], options.lines).total()
        with tempfile.TemporaryDirectory() as folder:
            job = [SPARK / "read.py", "--hearsay", options.hearsay, "--size", options.size, "--out", f"{folder}/out", options.lines]
            spark = cpu_of([*submit, "--py-files", modules, *job])
        parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in spark.most_common() if seconds >= 0.5)
        more = 100 * (spark.total() / alone - 1)
        print(f"{items} articles: read alone {alone:.1f} CPU-s, on Spark {spark.total():.1f} ({parts}): {more:+.1f} %", flush=True)


if __name__ == "__main__":
    sys.exit(main())
