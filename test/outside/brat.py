"""Reads a folder of brat standoff with pybrat and prints what it found, as JSON: [{name, text, entities, relations}]."""
import json
import sys

from pybrat.parser import BratParser

# brat lets two kinds of mark stand on the same words; pybrat would refuse them.
BratParser._check_entities = lambda self, entities: None


def entity(found):
    return {"id": found.id, "type": found.type, "words": found.mention, "spans": [[s.start, s.end] for s in found.spans]}


def relation(found):
    return {"type": found.type, "from": found.arg1.id, "to": found.arg2.id}


examples = BratParser(error="raise").parse(sys.argv[1])
print(json.dumps([{"name": str(e.id), "text": e.text, "entities": [entity(x) for x in e.entities], "relations": [relation(x) for x in e.relations]}
                  for e in examples]))
