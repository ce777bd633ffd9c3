"""Which of very many texts are nearly the same: MinHash and banding (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.3-3.4).

One wire that ten thousand outlets print falls into one bucket ten thousand times. So a bucket is no list of pairs: each of its texts is compared with the
bucket's first alone, and what hangs together hangs together through that. All joins are of tables, which no machine has to hold as a whole.
"""

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame

BANDS, ROWS = 16, 4
PRIME = (1 << 61) - 1
WORD = re.compile(r"\w+")
# Fixed, so that the same texts are alike on every machine.
SEEDS = [(zlib.crc32(f"a{i}".encode()) * 2 + 1, zlib.crc32(f"b{i}".encode())) for i in range(BANDS * ROWS)]


def shingles(text: str, size: int) -> set[int]:
    """Runs of `size` words, without regard to capitals and signs; of a shorter text all of it."""
    tokens = WORD.findall(text.lower())
    runs = (" ".join(tokens[i : i + size]) for i in range(max(1, len(tokens) - size + 1)))
    return {zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs} if tokens else set()


def signature(hashes: set[int]) -> tuple[int, ...]:
    return tuple(min((a * each + b) % PRIME for each in hashes) for a, b in SEEDS)


def groups(texts: "RDD[tuple[str, str]]", size: int, least: float) -> "DataFrame":
    """(id, text) → rows of an id and the name of its group, which is the least id in it. Texts without a word are left out.

    `least` is the share of runs that two have in common (Jaccard), as their signatures tell it.
    """
    hashed = texts.map(lambda each: (each[0], shingles(each[1], size))).filter(lambda each: each[1]).mapValues(lambda each: list(signature(each)))
    signed = hashed.toDF("id string, signature array<bigint>").cache()
    buckets = ", ".join(f"concat('{band} ', array_join(slice(signature, {band * ROWS + 1}, {ROWS}), ' '))" for band in range(BANDS))
    banded = signed.selectExpr("id", f"explode(array({buckets})) AS bucket")
    first = banded.groupBy("bucket").agg({"id": "min"}).withColumnRenamed("min(id)", "first")
    near = banded.join(first, "bucket").where("id <> first").select("id", "first").distinct().toDF("a", "b")
    same = "size(filter(zip_with(one, other, (a, b) -> a = b), each -> each))"
    compared = near.join(signed.toDF("a", "one"), "a").join(signed.toDF("b", "other"), "b")
    edges = compared.where(f"{same} >= {least * BANDS * ROWS}").select("a", "b").localCheckpoint()
    return joined(signed.selectExpr("id", "id AS name"), edges.union(edges.selectExpr("b", "a")).localCheckpoint())


def joined(names: "DataFrame", edges: "DataFrame") -> "DataFrame":
    """Each takes the least name among its neighbours', until none changes."""
    while True:
        offered = edges.join(names.withColumnRenamed("id", "b"), "b").groupBy("a").agg({"name": "min"}).toDF("id", "offered")
        after = names.join(offered, "id", "left").selectExpr("id", "least(name, offered) AS name", "offered < name AS changed").localCheckpoint()
        names = after.select("id", "name")
        if after.where("changed").isEmpty():
            return names
