"""Stands before Hearsay in tests: which articles are compared it writes down, and one of them ends it.

guarded.py LOG POISON HEARSAY ... gather STEP
"""

import json
import os
import signal
import subprocess
import sys

log, poison, *words = sys.argv[1:]
given = sys.stdin.buffer.read()
if words[-1] == "compare":
    articles = [json.loads(line)["record"]["article"]["id"] for line in given.splitlines()]
    if poison in articles:
        os.kill(os.getpid(), signal.SIGKILL)
    with open(log, "a", encoding="utf-8") as file:
        file.write("".join(f"{article}\n" for article in articles))
sys.exit(subprocess.run(words, input=given, check=False).returncode)
