"""Stands for `hearsay read - --format jsonl` in tests: a statement a line. What says poison ends it; each text that it reads it writes down."""

import hashlib
import json
import os
import signal
import sys

log = open(sys.argv[1], "a", encoding="utf-8")
for number, line in enumerate(sys.stdin, 1):
    if "poison" in line:
        os.kill(os.getpid(), signal.SIGKILL)
    try:
        given = json.loads(line)
    except ValueError:
        print(f"hearsay: -:{number}: the line is not JSON, or is cut; give an object", file=sys.stderr)
        continue
    text, sha256 = given["text"], hashlib.sha256(line.encode()).hexdigest()
    print(given["url"], file=log, flush=True)
    span = {"start": 0, "end": len(text), "text": text}
    named = {name: given.get(name) for name in ("url", "title", "byline", "outlet", "published", "language")}
    said = {
        "id": "s1",
        "source": {"spans": [span], "type": "named", "count": None},
        "cue": {"spans": [span]},
        "content": {"spans": [span], "quotation": "indirect"},
        **{"stance": "says", "said": None, "via": [], "within": None, "confidence": 1},
    }
    article = {"id": sha256[:16], "uri": given["url"], "sha256": sha256, "text": text, **named}
    print(json.dumps({"article": article, "statements": [said], "model": {"name": "test", "version": "1"}}))
