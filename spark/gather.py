#!/usr/bin/env python3
"""The articles of an archive → the stories that they tell: their claims, on how many origins each rests, and who has it from whom, as `hearsay claims` tells them of a ledger.

  spark-submit --py-files spark/parts.py,spark/reading.py,spark/handing.py,spark/near.py,spark/told.py spark/gather.py --out OUT

In: OUT/articles, which spark/read.py writes. Out: OUT/gathered/stories, claims, carriers, origins, links, changes, copies, failures, and compared, which is what was found of any
two articles. `hearsay` must be on every machine: --hearsay says how it is called.

Started again, it goes on: what was found of an article and those near it is kept, and asked anew only where others stand near it, or another model reads or compares.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pyspark import RDD, StorageLevel
from pyspark.sql import DataFrame, Row, SparkSession

import near
import told
from handing import Failed, Task, done, lots
from reading import command_of

MARKS = "id string, day string, edition string, first string, last string, names array<bigint>, texts array<bigint>"
# The same for all articles, as the version of Hearsay has it.
RULES = "compares string, fewest int, most int, nearest int, fewest_of_text int, most_of_text int"
COMPARED = "task string, article string, other string, linked boolean, value string"
FAILURES = "step string, item string, reason string"
# Of whose text an article may have some, so many are handed over at once.
OTHERS = 48


class Job(NamedTuple):
    spark: SparkSession
    hearsay: str
    seconds: float
    out: str
    # articles that are handed over together
    size: int
    # times that what was compared is written, at most: each time all articles are looked through
    waves: int

    def parts(self, tasks: int) -> int:
        return max(1, -(-tasks // self.size), min(tasks, self.spark.sparkContext.defaultParallelism))


def handed(job: Job, step: str, tasks: "RDD[Task]") -> "RDD[dict]":
    """What the command makes of tasks. What fails is written down, and is missing."""
    hearsay, seconds = job.hearsay, job.seconds

    def work(own: Iterable[Task]) -> Iterator[dict | Failed]:
        run = command_of(hearsay, seconds, ("gather", step))
        return (made for lot in lots(own) for made in done(lot, run))

    outcomes = tasks.mapPartitions(work).persist(StorageLevel.DISK_ONLY)
    failed = outcomes.filter(lambda made: isinstance(made, Failed)).map(lambda made: (step, *made))
    job.spark.createDataFrame(failed, FAILURES).write.mode("append").parquet(f"{job.out}/failures")
    return outcomes.filter(lambda made: not isinstance(made, Failed))


def beside(job: Job, own: DataFrame, others: DataFrame, records: DataFrame, parts: int) -> "RDD[tuple[str, bytes, list[tuple[int, bytes]]]]":
    """(key, id), (key, id, place, shared) → (id, record, [(shared, record) in the order of their places]) of each key.

    Records go through one at a time, sorted: of what ten thousand outlets print no machine holds more than one with its others.
    """
    rows = others.selectExpr("key", "id", "place", "shared").unionByName(own.selectExpr("key", "id", "-1 AS place", "0 AS shared"))
    rows = rows.join(records.select("id", "record"), "id").repartition(parts, "key").sortWithinPartitions("key", "place")
    return rows.rdd.mapPartitions(lambda own: (with_others(list(each)) for _, each in groupby(own, lambda row: row.key)))


def with_others(rows: list[Row]) -> tuple[str, bytes, list[tuple[int, bytes]]]:
    (first, *others) = rows
    return first.id, written(first), [(other.shared, written(other)) for other in others]


def written(row: Row) -> bytes:
    """A record as it stands in the table: JSON on one line."""
    return row.record.encode("utf-8", "surrogatepass")


def records_in(spark: SparkSession, articles: str) -> DataFrame:
    """(id, model, record): each article once."""
    readings = spark.read.parquet(articles).selectExpr("id", "struct(model, part, record) AS reading")
    return readings.groupBy("id").agg({"reading": "max"}).selectExpr("id", "`max(reading)`.model AS model", "`max(reading)`.record AS record")


def marked(job: Job, records: DataFrame) -> tuple[DataFrame, Row | None]:
    """Articles with their marks, numbered (`n`) in the order of their days and ids, and how they are looked for. Of those that are one article, unchanged at one address, there is the first."""
    spread = records.select("id", "record").repartition(job.parts(records.count()))
    made = handed(job, "mark", spread.rdd.map(lambda row: Task(row.id, [written(row) + b"\n"]))).map(mark_row)
    table = job.spark.createDataFrame(made, f"{MARKS}, {RULES}").persist(StorageLevel.DISK_ONLY)
    rules = table.select("compares", "fewest", "most", "nearest", "fewest_of_text", "most_of_text").first()
    one = "row_number() OVER (PARTITION BY coalesce(edition, id) ORDER BY day, id) AS place"
    fields = ("id", "day", "first", "last", "names", "texts")
    ordered = table.selectExpr(*fields, one).where("place = 1").drop("place").orderBy("day", "id")
    numbered = ordered.rdd.zipWithIndex().map(lambda each: (*each[0], each[1]))
    schema = MARKS.replace("edition string, ", "") + ", n bigint"
    frame = job.spark.createDataFrame(numbered, schema).join(records.select("id", "model"), "id")
    return frame.persist(StorageLevel.DISK_ONLY), rules


def mark_row(made: dict) -> tuple:
    names, text = made["names"], made["text"]
    looked = (made["edition"], names["from"], names["to"], names["marks"], text["marks"])
    rules = (made["by"], names["fewest"], names["most"], names["nearest"], text["fewest"], text["most"])
    return (made["article"], made["day"] or near.UNDATED, *looked, *rules)


def compared(job: Job, marks: DataFrame, rules: Row, records: DataFrame) -> DataFrame:
    """COMPARED of all articles: what was found before and still holds, and what is found now."""
    looked = marks.selectExpr("n", "day", "first", "last", "names AS marks")
    before = near.neighbours(looked, rules.most, rules.fewest).where("other < n")
    pairs = near.nearest(before, marks.select("n", "id"), rules.nearest).persist(StorageLevel.DISK_ONLY)
    others = pairs.join(marks.selectExpr("id", "model"), "id").selectExpr("n", "struct(-shared AS more, id, model) AS other")
    listed = others.groupBy("n").agg({"other": "collect_list"}).selectExpr("n", "sort_array(`collect_list(other)`) AS others")
    whole = f"to_json(struct('{rules.compares}' AS by, id, model, others))"
    tasks = marks.join(listed, "n", "left").selectExpr("n", "id", f"sha2({whole}, 256) AS task").persist(StorageLevel.DISK_ONLY)
    path = f"{job.out}/compared"
    if not stands(job.spark, path):
        job.spark.createDataFrame([], COMPARED).write.parquet(path)
    known = job.spark.read.parquet(path).select("task").distinct()
    left = tasks.join(known, "task", "left_anti").persist(StorageLevel.DISK_ONLY)
    count = left.count()
    parts = job.parts(count)
    waves = min(job.waves, -(-parts // (4 * job.spark.sparkContext.defaultParallelism))) if count else 0
    for wave in range(waves):
        own = left.where(f"pmod(xxhash64(n), {waves}) = {wave}")
        others = pairs.join(own.select("n"), "n").selectExpr("n AS key", "id", "place", "shared")
        tasks_beside = beside(job, own.selectExpr("n AS key", "id"), others, records, -(-parts // waves))
        found = handed(job, "compare", tasks_beside.map(lambda each: Task(each[0], [compare_line(*each[1:])]))).flatMap(found_rows)
        rows = job.spark.createDataFrame(found, COMPARED.replace("task string, ", ""))
        rows.join(own.selectExpr("id AS article", "task"), "article").select("task", "article", "other", "linked", "value").write.mode("append").parquet(path)
        print(f"compared: {wave + 1} of {waves}", file=sys.stderr)
    return job.spark.read.parquet(path).join(tasks.select("task"), "task", "left_semi")


def compare_line(record: bytes, others: list[tuple[int, bytes]]) -> bytes:
    return b'{"record":%b,"others":[%b]}\n' % (record, b",".join(b'{"record":%b,"shared":%d}' % (other, shared) for shared, other in others))


def found_rows(made: dict) -> Iterator[tuple]:
    return ((made["article"], each["other"], each["linked"], each["value"]) for each in made["found"])


def stories(job: Job, marks: DataFrame, found: DataFrame, records: DataFrame) -> "RDD[dict]":
    """What articles that hang together tell."""
    numbers = marks.select("n", "id")
    linked = found.where("linked").join(numbers.selectExpr("n AS a", "id AS article"), "article").join(numbers.selectExpr("n AS b", "id AS other"), "other")
    members = numbers.join(near.together(linked.select("a", "b")), "n", "left").selectExpr("n", "id", "coalesce(least, n) AS story")
    sizes = members.groupBy("story").count().join(numbers.selectExpr("n AS story", "id AS name"), "story").persist(StorageLevel.DISK_ONLY)
    own = found.selectExpr("article AS id", "struct(other, value) AS pair").groupBy("id").agg({"pair": "collect_list"})
    own = own.selectExpr("id", "sort_array(`collect_list(pair)`) AS found")
    whole = members.join(sizes, "story").join(records.select("id", "record"), "id").join(own, "id", "left")
    lines = whole.selectExpr("story", "n", "name", "count", "record", "coalesce(to_json(found), '[]') AS found").repartition(job.parts(marks.count()), "story").sortWithinPartitions("story", "n")
    tasks = lines.rdd.mapPartitions(lambda rows: (story_of(name, own) for name, own in groupby(rows, lambda row: row.name)))
    return handed(job, "tell", tasks)


def story_of(name: str, rows: Iterable[Row]) -> Task:
    return Task(name, [b'{"story":"%b","articles":%d,"record":%b,"found":%b}\n' % (name.encode(), row["count"], written(row), row.found.encode()) for row in rows])


def copies(job: Job, marks: DataFrame, rules: Row, records: DataFrame) -> DataFrame:
    """Every two articles of which one prints text of the other, each once."""
    looked = marks.selectExpr("n", "day", "CAST(NULL AS string) AS first", "CAST(NULL AS string) AS last", "texts AS marks")
    near_by = near.neighbours(looked, rules.most_of_text, rules.fewest_of_text).selectExpr("greatest(n, other) AS n", "least(n, other) AS other")
    placed = near_by.distinct().selectExpr("n", "other", "row_number() OVER (PARTITION BY n ORDER BY other) - 1 AS place")
    # Of whose text an article may have some is no short list where many print it.
    placed = placed.selectExpr("n", "other", "place", f"n * 1000000 + place DIV {OTHERS} AS key").persist(StorageLevel.DISK_ONLY)
    keys = placed.select("key", "n").distinct().persist(StorageLevel.DISK_ONLY)
    own = keys.join(marks.select("n", "id"), "n").select("key", "id")
    others = placed.join(marks.selectExpr("n AS other", "id"), "other").selectExpr("key", "id", "place", "0 AS shared")
    lots_of = beside(job, own, others, records, job.parts(keys.count()))
    made = handed(job, "copies", lots_of.map(lambda each: Task(each[0], [copies_line(*each[1:])])))
    return job.spark.createDataFrame(made.flatMap(lambda each: map(told.copy_row, each["copies"])), told.COPIES)


def copies_line(record: bytes, others: list[tuple[int, bytes]]) -> bytes:
    return b'{"record":%b,"others":[%b]}\n' % (record, b",".join(other for _, other in others))


def stands(spark: SparkSession, path: str) -> bool:
    """Whether something was written there, on whatever file system."""
    at = spark._jvm.org.apache.hadoop.fs.Path(path)
    return at.getFileSystem(spark._jsc.hadoopConfiguration()).exists(at)


def gather(job: Job, articles: str) -> None:
    job.spark.createDataFrame([], FAILURES).write.mode("overwrite").parquet(f"{job.out}/failures")
    records = records_in(job.spark, articles)
    marks, rules = marked(job, records)
    if rules is None:
        return
    copies(job, marks, rules, records).write.mode("overwrite").parquet(f"{job.out}/copies")
    found = compared(job, marks, rules, records)
    rows = stories(job, marks, found, records).flatMap(told.rows_of).persist(StorageLevel.DISK_ONLY)
    for table, schema in told.TABLES.items():
        own = rows.filter(lambda row, table=table: row[0] == table).values()
        job.spark.createDataFrame(own, schema).write.mode("overwrite").parquet(f"{job.out}/{table}")


def summary(job: Job) -> None:
    counts = {table: job.spark.read.parquet(f"{job.out}/{table}").count() for table in ("stories", "claims", "copies", "failures")}
    print(", ".join(f"{count} {table}" for table, count in counts.items()))
    if counts["failures"]:
        for row in job.spark.read.parquet(f"{job.out}/failures").groupBy("step", "reason").count().orderBy("count", ascending=False).take(20):
            print(f"{row['count']:8d}  {row.step}: {row.reason}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True, help="where spark/read.py wrote its tables")
    parser.add_argument("--hearsay", default="hearsay", help="how the command is called on the machines that compare")
    parser.add_argument("--size", type=int, default=64, help="articles a part (64)")
    parser.add_argument("--waves", type=int, default=100, help="times that what was compared is written, at most (100)")
    parser.add_argument("--seconds", type=float, default=120, help="that an article may take, on average (120)")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("hearsay gather").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    job = Job(spark, options.hearsay, options.seconds, f"{options.out}/gathered", options.size, options.waves)
    gather(job, f"{options.out}/articles")
    summary(job)
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
