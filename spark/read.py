#!/usr/bin/env python3
"""Archives of very many articles → Parquet, on Spark.

  spark-submit --py-files spark/parts.py,spark/reading.py,spark/tables.py,spark/alike.py spark/read.py --out OUT INPUT [INPUT ...]

In: web archives (.warc, .warc.gz), JSON Lines (.jsonl, .jsonl.gz, .ndjson), Parquet with the columns of a line of JSON Lines. Out: OUT/articles,
OUT/statements, OUT/failures, OUT/done, and with --together OUT/copies and OUT/claims. `hearsay` must be on every machine: --hearsay says how it is called.

Started again with the same inputs, it goes on: what stands in OUT/done is passed over, and what was half written is written anew.
"""

import argparse
import sys
import time
from collections.abc import Iterator

from pyspark import RDD, StorageLevel
from pyspark.sql import DataFrame, SparkSession

import alike
import tables
from parts import Part, line_of, lines_of, parts_of, responses_of
from reading import command_of, read

# A run of five words of an article, three of what somebody said; and the share of runs that copies have in common, and claims.
COPIES, CLAIMS = (5, 0.5), (3, 0.6)


def parts_in(spark: SparkSession, source: str, size: int) -> "RDD[Part]":
    lower = source.lower()
    if lower.endswith(".parquet"):
        rows = spark.read.parquet(source).rdd.zipWithIndex()
        numbered = rows.map(lambda each: (each[1] // size, (each[1], line_of(each[0].asDict()))))
        return numbered.groupByKey().map(lambda each: Part(f"{source}#{each[0]:06d}", [item for _, item in sorted(each[1])]))
    items = responses_of if lower.endswith((".warc", ".warc.gz")) else lines_of
    return spark.sparkContext.binaryFiles(source).flatMap(lambda file: parts_of(file[0], items(file[1]), size))


def stands(spark: SparkSession, path: str) -> bool:
    """Whether something was written there, on whatever file system."""
    at = spark._jvm.org.apache.hadoop.fs.Path(path)
    return at.getFileSystem(spark._jsc.hadoopConfiguration()).exists(at)


def known(spark: SparkSession, out: str) -> set[str]:
    """The parts that are done."""
    if not stands(spark, f"{out}/done"):
        return set()
    return {row.part for row in spark.read.parquet(f"{out}/done").select("part").collect()}


def rows_of(part: Part, hearsay: str, seconds: float) -> Iterator[tuple[str, tuple]]:
    """(table, row) for all that comes of a part."""
    started = time.monotonic()
    records, failures = read(part, command_of(hearsay, seconds))
    for record in records:
        yield "articles", tables.article_row(part.name, record)
        for row in tables.statement_rows(part.name, record):
            yield "statements", row
    for failure in failures:
        yield "failures", (part.name, failure.item, failure.reason)
    yield "done", (part.name, len(part.items), len(records), len(failures), time.monotonic() - started)


def write(spark: SparkSession, rows: "RDD[tuple[str, tuple]]", out: str) -> None:
    """Of each table the rows, one folder a part; and when all others stand, that these parts are done."""
    for table, schema in (("articles", tables.ARTICLES), ("statements", tables.STATEMENTS), ("failures", tables.FAILURES)):
        own = rows.filter(lambda row, table=table: row[0] == table).values()
        frame = spark.createDataFrame(own, schema)
        frame.write.partitionBy("part").mode("overwrite").option("partitionOverwriteMode", "dynamic").parquet(f"{out}/{table}")
    spark.createDataFrame(rows.filter(lambda row: row[0] == "done").values(), tables.DONE).write.mode("append").parquet(f"{out}/done")


def together(spark: SparkSession, out: str) -> None:
    """What is printed, and what is said, in nearly the same words: a first sight of very many articles. On how many origins a claim rests, a ledger tells."""
    articles = spark.read.parquet(f"{out}/articles").select("id", "text", "outlet", "published").dropDuplicates(["id"])
    size, least = COPIES
    copies = alike.groups(articles.rdd.map(lambda row: (row.id, row.text)), size, least).toDF("article", "text")
    copies.write.mode("overwrite").parquet(f"{out}/copies")
    said = spark.read.parquet(f"{out}/statements").select("article", "id", "content").dropDuplicates(["article", "id"])
    size, least = CLAIMS
    pairs = said.rdd.map(lambda row: (f"{row.article}/{row.id}", row.content))
    claims = alike.groups(pairs, size, least).toDF("statement", "claim")
    counted(claims, said, articles, copies).write.mode("overwrite").parquet(f"{out}/claims")


def counted(claims: DataFrame, said: DataFrame, articles: DataFrame, copies: DataFrame) -> DataFrame:
    """Claims that more than one article has: in how many articles, outlets and texts that are no copies, and since when."""
    for name, frame in (("claims", claims), ("said", said), ("articles", articles), ("copies", copies)):
        frame.createOrReplaceTempView(name)
    return claims.sparkSession.sql(
        """
        SELECT c.claim, min_by(s.content, coalesce(a.published, '9')) AS content, count(*) AS statements, count(DISTINCT s.article) AS articles,
               count(DISTINCT a.outlet) AS outlets, count(DISTINCT t.text) AS texts, min(a.published) AS first
        FROM claims c
        JOIN said s ON concat(s.article, '/', s.id) = c.statement
        JOIN articles a ON a.id = s.article
        JOIN copies t ON t.article = s.article
        GROUP BY c.claim HAVING count(DISTINCT s.article) > 1
        """
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--out", required=True, help="where the tables are written")
    parser.add_argument("--hearsay", default="hearsay", help="how the command is called on the machines that read")
    parser.add_argument("--size", type=int, default=200, help="items a part (200)")
    parser.add_argument("--wave", type=int, default=0, help="parts that are read before any is written (four for each core)")
    parser.add_argument("--seconds", type=float, default=60, help="that an article may take, on average (60)")
    parser.add_argument("--together", action="store_true", help="also find what is printed and said in nearly the same words")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("hearsay").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    done = known(spark, options.out)
    inputs = [parts_in(spark, source, options.size) for source in options.inputs]
    # Taken apart once; of an archive of a thousand files, no machine has room for all in memory.
    parts = spark.sparkContext.union(inputs).filter(lambda part: part.name not in done).persist(StorageLevel.DISK_ONLY)
    left = sorted(parts.map(lambda part: part.name).collect())
    wave = options.wave or 4 * spark.sparkContext.defaultParallelism
    for at in range(0, len(left), wave):
        names = set(left[at : at + wave])
        own = parts.filter(lambda part, names=names: part.name in names).repartition(len(names))
        hearsay, seconds = options.hearsay, options.seconds
        rows = own.flatMap(lambda part: rows_of(part, hearsay, seconds)).persist(StorageLevel.DISK_ONLY)
        write(spark, rows, options.out)
        rows.unpersist()
        print(f"{min(at + wave, len(left))} of {len(left)} parts", file=sys.stderr)
    if options.together:
        together(spark, options.out)
    summary(spark, options.out)
    spark.stop()
    return 0


def summary(spark: SparkSession, out: str) -> None:
    """How much was read, and what failed for which reason, the most frequent first."""
    total = spark.read.parquet(f"{out}/done").selectExpr("sum(items) items", "sum(articles) articles", "sum(failed) failed").first()
    print(f"{total.items} items, {total.articles} articles, {total.failed} failed")
    if total.failed:
        for row in spark.read.parquet(f"{out}/failures").groupBy("reason").count().orderBy("count", ascending=False).take(20):
            print(f"{row['count']:8d}  {row.reason}")


if __name__ == "__main__":
    sys.exit(main())
