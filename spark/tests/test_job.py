"""The whole job on Spark in local mode: what is read, what fails and why, that it goes on where it was killed, and that a wire printed many times stops nothing.

Needs PySpark and Java; where one is missing, all of it is skipped.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java")

SPARK = Path(__file__).parents[1]
MODULES = ",".join(str(SPARK / f"{name}.py") for name in ("parts", "reading", "tables", "alike"))
WIRE = " ".join(f"Official number {i} said on day {i * 7} that ramp {i * 11} of ferry {i * 13} was cracked." for i in range(12)) + " "


@pytest.fixture(scope="module")
def spark():
    session = pyspark.sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def job(out: Path, inputs: list, *options: str) -> subprocess.Popen:
    reader = f"{sys.executable} {SPARK / 'tests' / 'reader.py'} {out}.log"
    submit = [Path(pyspark.__file__).parent / "bin" / "spark-submit", "--master", "local[2]", "--py-files", MODULES]
    settings = ["--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=2", "--conf", "spark.driver.bindAddress=127.0.0.1"]
    words = [*submit, *settings, SPARK / "read.py", "--hearsay", reader, "--out", out, *options, *inputs]
    # With all that it starts, so that it can be killed as a machine is.
    return subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True)


def summary(running: subprocess.Popen) -> list[str]:
    told, _ = running.communicate(timeout=300)
    assert running.returncode == 0
    lines = told.splitlines()
    return lines[next(i for i, line in enumerate(lines) if " items, " in line) :]


def lines(path: Path, texts: list[str], **facts: str) -> Path:
    rows = [{"url": f"https://{path.stem}.example/{i}", "text": text, "outlet": f"Paper {i}", **facts} for i, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_what_is_read_what_fails_and_what_is_alike(tmp_path, spark):
    wire = lines(tmp_path / "wire.jsonl", [f"{WIRE}Printed as number {i}." for i in range(300)], published="2031-03-11")
    others = lines(tmp_path / "others.jsonl", [f"Number {i} of {i * 7} was {i * 31} and {i * 17} in year {i * 101}." for i in range(20)] + ["poison"])
    (tmp_path / "bad.jsonl").write_text("not json\n")
    table = tmp_path / "table.parquet"
    spark.createDataFrame([("https://t.example/1", "A text of a table.")], "url string, text string").write.parquet(str(table))
    out = tmp_path / "out"
    running = job(out, [wire, others, tmp_path / "bad.jsonl", table], "--size", "50", "--together")
    told = summary(running)
    assert told[0] == "323 items, 321 articles, 2 failed"
    assert any("it ended the program that read it" in line for line in told)
    assert any("the line is not JSON" in line for line in told)
    articles = spark.read.parquet(f"{out}/articles")
    assert Counter(row.url for row in articles.collect()).most_common(1)[0][1] == 1
    copies = Counter(row.text for row in spark.read.parquet(f"{out}/copies").collect())
    assert sorted(copies.values())[-2:] == [1, 300]
    claims = spark.read.parquet(f"{out}/claims").collect()
    assert [(row.articles, row.outlets, row.texts) for row in claims] == [(300, 300, 1)]


def test_a_job_that_is_killed_goes_on_where_it_was(tmp_path, spark):
    given = lines(tmp_path / "given.jsonl", [f"Text {i}." for i in range(120)])
    out = tmp_path / "out"
    first = job(out, [given], "--size", "10", "--wave", "2")
    while first.poll() is None and not list(out.glob("done/*.parquet")):
        time.sleep(0.05)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    done = {row.part for row in spark.read.parquet(f"{out}/done").collect()}
    assert 0 < len(done) < 12
    before = Path(f"{out}.log").read_text().splitlines()
    again = job(out, [given], "--size", "10", "--wave", "2")
    assert summary(again)[0] == "120 items, 120 articles, 0 failed"
    urls = [row.url for row in spark.read.parquet(f"{out}/articles").collect()]
    assert sorted(urls) == sorted(json.loads(line)["url"] for line in given.read_text().splitlines())
    later = Path(f"{out}.log").read_text().splitlines()[len(before) :]
    kept = {f"https://given.example/{int(part[-6:]) * 10 + i}" for part in done for i in range(10)}
    assert not kept & set(later)
