"""Stories of an archive on Spark in local mode: who is near whom, what hangs together, and that claims are those of `hearsay claims` with a ledger of the same articles.

Needs PySpark and Java, and for the claims Hearsay built beside it (`npm ci`); where one is missing, what needs it is skipped.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java")

SPARK = Path(__file__).parents[1]
ROOT = SPARK.parent
NODE = ROOT / "node_modules" / "node" / "bin" / "node"
HEARSAY = [str(NODE), str(ROOT / "bin" / "hearsay.js")]
needs_hearsay = pytest.mark.skipif(not NODE.exists(), reason="Hearsay is not built")
sys.path.insert(0, str(SPARK))

import near
import tables


@pytest.fixture(scope="module")
def spark():
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.bindAddress": "127.0.0.1"}
    builder = pyspark.sql.SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def looked_at(articles, most, fewest):
    """near.neighbours, in the words of docs/claims.md and one after the other."""
    for n, _, first, last, marks in articles:
        counts = Counter()
        for mark in marks:
            having = [other for other, day, _, _, theirs in articles if mark in theirs and (first is None or day == near.UNDATED or first <= day <= last)]
            counts.update(having[:most])
        yield from ((n, other, shared) for other, shared in counts.items() if other != n and shared >= fewest)


@pytest.mark.parametrize("seed", range(4))
def test_neighbours_are_those_that_are_found_one_by_one(spark, seed):
    drawn = random.Random(seed)
    days = sorted(drawn.choice(["2031-03-03", "2031-03-09", "2031-04-01", near.UNDATED]) for _ in range(60))
    sets = [sorted(drawn.sample(range(12), drawn.randint(0, 6))) for _ in range(12)]
    window = {"2031-03-03": ("2031-02-01", "2031-03-08"), "2031-03-09": ("2031-03-03", "2031-03-30"), "2031-04-01": ("2031-03-09", "2031-05-01")}
    articles = [(n, day, *window.get(day, (None, None)), drawn.choice(sets)) for n, day in enumerate(days)]
    frame = spark.createDataFrame(articles, "n bigint, day string, first string, last string, marks array<bigint>")
    most, fewest = drawn.choice([(3, 1), (7, 2), (100, 2)])
    found = [tuple(row) for row in near.neighbours(frame, most, fewest).collect()]
    expected = sorted(looked_at(articles, most, fewest))
    assert sorted(found) == expected and expected


def test_of_those_that_share_most_the_nearest_are_taken_then_by_id(spark):
    pairs = spark.createDataFrame([(9, other, shared) for other, shared in enumerate([2, 5, 3, 3, 3])], "n bigint, other bigint, shared bigint")
    ids = spark.createDataFrame([(n, f"{'edcba'[n]}") for n in range(5)], "n bigint, id string")
    assert sorted(row.id for row in near.nearest(pairs, ids, 3).collect()) == ["a", "b", "d"]


@pytest.mark.parametrize("edges", [[], [(4, 4)], [(n, n + 1) for n in range(300)], [(7, n) for n in range(20, 500)]])
def test_what_hangs_together_does_so_over_long_ways_and_many_neighbours(spark, edges):
    assert hanging(spark, edges) == one_by_one(edges)


@pytest.mark.parametrize("seed", range(3))
def test_what_hangs_together_in_any_graph(spark, seed):
    drawn = random.Random(seed)
    edges = [(drawn.randrange(90), drawn.randrange(90)) for _ in range(60)]
    assert hanging(spark, edges) == one_by_one(edges)


def hanging(spark, edges):
    frame = spark.createDataFrame(edges, "a bigint, b bigint")
    return {row.n: row.least for row in near.together(frame).collect()}


def one_by_one(edges):
    least = {n: n for edge in edges if edge[0] != edge[1] for n in edge}
    for _ in least:
        for a, b in edges:
            if a != b:
                least[a] = least[b] = min(least[a], least[b])
    return least


def job(out: Path, *options: str, hearsay: list[str] = HEARSAY) -> str:
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    modules = ",".join(str(SPARK / f"{name}.py") for name in ("parts", "reading", "handing", "near", "told"))
    settings = ["--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=2", "--conf", "spark.driver.bindAddress=127.0.0.1"]
    words = [submit, "--master", "local[2]", "--py-files", modules, *settings, SPARK / "gather.py", "--hearsay", " ".join(hearsay), "--out", out, *options]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=900, env=environment, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def hearsay(*words: object, stdin: str = "") -> str:
    done = subprocess.run([*HEARSAY, *map(str, words)], input=stdin, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def kept(ledger: Path, records: Path, *made: object) -> None:
    """A ledger of the records, which are made first where it is said how many."""
    words = [NODE, SPARK / "tests" / "ledger.ts", ledger, records, *made]
    subprocess.run([str(word) for word in words], check=True, timeout=300)


def table(spark, out: Path, records: list[dict]) -> None:
    rows = [tables.article_row("part", record) for record in records]
    spark.createDataFrame(rows, tables.ARTICLES).write.partitionBy("part").parquet(f"{out}/articles")


def gathered(spark, out: Path, name: str) -> list:
    return spark.read.parquet(f"{out}/gathered/{name}").collect()


def told(spark, out: Path) -> list[dict]:
    return [json.loads(row.told) for row in gathered(spark, out, "stories")]


def claims_of(stories: list[dict]) -> list[str]:
    """All of each claim: who carries it, its origins, how many at least, and each link with its reason."""
    return sorted(json.dumps(claim, sort_keys=True) for story in stories for claim in story["claims"])


def articles_of(stories: list[dict]) -> list[str]:
    """With what they are copies of, and what they cite."""
    return sorted(json.dumps(article, sort_keys=True) for story in stories for article in story["articles"])


def is_as_a_ledger_has_it(spark, out: Path, ledger: Path) -> list[dict]:
    whole = json.loads(hearsay("claims", "--ledger", ledger, "--format", "json"))
    stories = told(spark, out)
    assert claims_of(stories) == claims_of([whole])
    assert articles_of(stories) == articles_of([whole])
    flat = {(row.id, row.independent, row.at_least) for row in gathered(spark, out, "claims")}
    assert flat == {(claim["id"], claim["independent"], claim["atLeast"]) for claim in whole["claims"]}
    assert len(gathered(spark, out, "carriers")) == sum(len(claim["statements"]) for claim in whole["claims"])
    assert len(gathered(spark, out, "origins")) == sum(claim["independent"] for claim in whole["claims"])
    assert len(gathered(spark, out, "links")) == sum(len(claim["links"]) for claim in whole["claims"])
    assert len(gathered(spark, out, "changes")) == len(whole["changes"])
    return whole["claims"]


@needs_hearsay
def test_the_sample_story_has_the_claims_that_a_ledger_tells(tmp_path, spark):
    lines = hearsay("read", ROOT / "examples" / "story", "--format", "jsonl")
    records, ledger, out = tmp_path / "records.jsonl", tmp_path / "desk.db", tmp_path / "out"
    records.write_text(lines)
    kept(ledger, records)
    # Printed in two archives, and once more unchanged at its address: it is one article.
    own = [json.loads(line) for line in lines.splitlines()]
    again = json.loads(lines.splitlines()[0])
    again["article"].update(id="f" * 16, sha256="f" * 64, text=again["article"]["text"] + "\n")
    table(spark, out, [*own, own[3], again])
    assert job(out).splitlines()[-1].endswith(", 0 failures")
    claims = is_as_a_ledger_has_it(spark, out, ledger)
    assert len(claims) >= 25
    # What each article's page of `hearsay copies` shows, each pair once.
    pairs = set()
    for record in own:
        shown = json.loads(hearsay("copies", record["article"]["id"], "--ledger", ledger, "--format", "json"))
        for each in [shown["original"], *shown["shares"]]:
            if each:
                two = [record["article"]["id"], each["other"]["id"]]
                of, by = (sorted(two) if each["from"] is None else two if each["from"] == "this" else two[::-1])
                pairs.add((of, by, each["kind"], each["way"], each["share"]))
    found = gathered(spark, out, "copies")
    assert {(*(sorted((row.of, row.by)) if row.way == "open" else (row.of, row.by)), row.kind, row.way, row.share) for row in found} == pairs
    assert len(found) == len(pairs) > 0


@needs_hearsay
def test_generated_stories_have_the_claims_that_a_ledger_tells_with_a_wire_that_more_print_than_are_looked_at(tmp_path, spark):
    records, ledger, out = tmp_path / "records.jsonl", tmp_path / "desk.db", tmp_path / "out"
    kept(ledger, records, 4, 55)
    table(spark, out, [json.loads(line) for line in records.read_text().splitlines()])
    job(out, "--size", "2", "--waves", "3")
    claims = is_as_a_ledger_has_it(spark, out, ledger)
    assert sum(len({each["article"] for each in claim["statements"]}) > 1 for claim in claims) > 20
    assert max(len(story["articles"]) for story in told(spark, out)) >= 55


@needs_hearsay
def test_what_ends_the_command_fails_alone_and_is_done_when_it_can_be_with_nothing_else_done_twice(tmp_path, spark):
    records, out, log = tmp_path / "records.jsonl", tmp_path / "out", tmp_path / "log"
    kept("-", records, 2, 0)
    own = [json.loads(line) for line in records.read_text().splitlines()]
    poison = own[4]["article"]["id"]
    table(spark, out, own)
    guarded = [sys.executable, str(SPARK / "tests" / "guarded.py"), str(log)]
    failing = [*guarded, poison, *HEARSAY]
    told_of = job(out, "--size", "4", hearsay=failing)
    failures = gathered(spark, out, "failures")
    assert [(row.step, row.item) for row in failures] == [("compare", poison)]
    assert "1 failures" in told_of and "ended the program" in told_of
    articles = [article["id"] for story in told(spark, out) for article in story["articles"]]
    assert sorted(articles) == sorted(record["article"]["id"] for record in own)
    before = Counter(log.read_text().split())
    assert job(out, "--size", "4", hearsay=[*guarded, "-", *HEARSAY]).splitlines()[-1].endswith(", 0 failures")
    asked = Counter(log.read_text().split()) - before
    assert asked == {poison: 1}
    ledger = tmp_path / "desk.db"
    kept(ledger, records)
    is_as_a_ledger_has_it(spark, out, ledger)
