"""Which of very many articles stand near one another by the marks that `hearsay gather mark` gives them, and which hang together: joins of tables, which no machine has to hold as a whole.

docs/claims.md says who is near whom. It is asked of every mark who has it, of these the first so many alone, so that a wire that ten thousand outlets print, or a name that is in every article, is no list of
pairs; and it is asked once for all articles that have the same marks and days.
"""

from pyspark.sql import DataFrame
from pyspark.sql.functions import expr

# The day of articles whose day is not known: after all others.
UNDATED = "9999"


def neighbours(articles: DataFrame, most: int, fewest: int) -> DataFrame:
    """(n, day, first, last, marks) → (n, other, shared): of the articles that have a mark, from the days `first` to `last` or on none, the first `most` are counted; `shared` is how often, at least `fewest`.

    Articles stand in the order of `n`, which is also that of `day` (UNDATED: not known). `first` and `last` are null where all days are asked for. An article is no neighbour of its own.
    """
    spark = articles.sparkSession
    lots = articles.selectExpr("n", "first", "last", "marks", "min(n) OVER (PARTITION BY first, last, marks) AS lot").localCheckpoint()
    marked = lots.where("n = lot").selectExpr("lot", "first", "last", "explode(marks) AS mark")
    articles.selectExpr("n", "day", "explode(marks) AS mark").createOrReplaceTempView("marked")
    # Of a day so many are enough, for no look begins within a day.
    holders = spark.sql(
        f"""
        SELECT mark, sort_array(collect_list(struct(day, own))) AS days FROM (
          SELECT mark, day, sort_array(collect_list(n)) AS own FROM (
            SELECT mark, day, n, row_number() OVER (PARTITION BY mark, day ORDER BY n) AS place FROM marked
          ) WHERE place <= {most} GROUP BY mark, day
        ) GROUP BY mark
        """
    )
    # What one article alone has brings nobody near.
    holders = holders.where("size(days) > 1 OR size(days[0].own) > 1")
    within = f"filter(days, d -> first IS NULL OR d.day = '{UNDATED}' OR d.day BETWEEN first AND last)"
    looks = marked.select("mark", "first", "last").distinct().join(holders, "mark")
    looks = looks.selectExpr("mark", "first", "last", f"slice(flatten(transform({within}, d -> d.own)), 1, {most}) AS others")
    asked = "m.mark = k.mark AND m.first <=> k.first AND m.last <=> k.last"
    found = marked.alias("m").join(looks.alias("k"), on=expr(asked)).selectExpr("lot", "others").repartition("lot")
    counted = found.selectExpr("lot", "explode(others) AS other").groupBy("lot", "other").count().where(f"count >= {fewest}")
    return lots.select("n", "lot").join(counted, "lot").where("n <> other").selectExpr("n", "other", "count AS shared")


def nearest(pairs: DataFrame, ids: DataFrame, most: int) -> DataFrame:
    """(n, other, shared), (n, id) → (n, other, id, shared, place): of each the `most` others that share most, then by their ids."""
    named = pairs.join(ids.selectExpr("n AS other", "id"), "other")
    ranked = named.selectExpr("n", "other", "id", "shared", "row_number() OVER (PARTITION BY n ORDER BY shared DESC, id) AS place")
    return ranked.where(f"place <= {most}")


def together(edges: DataFrame) -> DataFrame:
    """(a, b), numbers → (n, least): whatever hangs together, each with the least of it. What has no edge is left out.

    Large and small stars in turns (Kiveris et al., Connected Components in MapReduce and Beyond, 2014): each takes its greater neighbours, then its lesser ones, to the least of all, until nothing changes. That takes rounds by
    the logarithm of the longest chain, and each round sorts the edges.
    """
    stars = edges.where("a <> b").selectExpr("greatest(a, b) AS a", "least(a, b) AS b").distinct().localCheckpoint()
    before = None
    while True:
        both = stars.unionByName(stars.selectExpr("b AS a", "a AS b"))
        least = both.groupBy("a").agg({"b": "min"}).selectExpr("a", "least(a, `min(b)`) AS least")
        large = both.join(least, "a").where("b > a").selectExpr("b AS a", "least AS b").distinct()
        large = large.localCheckpoint()
        least = large.groupBy("a").agg({"b": "min"}).withColumnRenamed("min(b)", "least")
        small = large.join(least, "a").where("b <> least").selectExpr("b AS a", "least AS b")
        stars = small.unionByName(least.selectExpr("a", "least AS b")).distinct().localCheckpoint()
        now = stars.selectExpr("count(*) AS n", "coalesce(sum(pmod(xxhash64(a, b), 1000000007)), 0) AS hash").first()
        if now == before:
            return stars.selectExpr("a AS n", "b AS least").unionByName(stars.selectExpr("b AS n", "b AS least")).distinct()
        before = now
