const TABLES = ["article_words", "statement_words"]

/**
 * How often each word, and each beginning of three or four letters ("fer*"), stands in each column of a row, as one more index of words: a key is a word with two numbers, "ferry\u00011,3", and the tables say
 * which keys there are. What is best is told by that, without a look into the words of every row that matches, which are far away and packed. A key is written into the index at once, for of those that wait
 * to be written each question would look through all.
 */
export const counts = {
  reindex: false,
  sql: `
CREATE FUNCTION word_counts(words tsvector) RETURNS TABLE (word text, a bigint, b bigint) LANGUAGE sql IMMUTABLE AS '
  WITH w AS MATERIALIZED (SELECT lexeme, cardinality(array_positions(weights, ''A'')) AS a, cardinality(array_positions(weights, ''B'')) AS b FROM unnest(words))
  SELECT lexeme, a, b FROM w
  UNION ALL SELECT left(lexeme, letters) || ''*'', sum(a), sum(b) FROM w CROSS JOIN generate_series(3, 4) letters WHERE length(lexeme) >= letters GROUP BY 1';
CREATE FUNCTION word_keys(words tsvector) RETURNS text[] LANGUAGE plpgsql IMMUTABLE COST 100000 SET search_path FROM CURRENT AS '
BEGIN
  RETURN (SELECT array_agg(c.word || chr(1) || c.a || '','' || c.b) FROM word_counts(words) c);
END';
CREATE FUNCTION words_keyed() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  EXECUTE format(''INSERT INTO %I SELECT DISTINCT c.word, c.a, c.b FROM changed w CROSS JOIN LATERAL word_counts(w.words) c ON CONFLICT DO NOTHING'', TG_TABLE_NAME || ''_key'');
  RETURN NULL;
END';
${TABLES.map(
  (table) => `
CREATE TABLE ${table}_key (word TEXT, a INTEGER, b INTEGER, PRIMARY KEY (word, a, b));
INSERT INTO ${table}_key SELECT DISTINCT c.word, c.a, c.b FROM ${table} w CROSS JOIN LATERAL word_counts(w.words) c;
CREATE INDEX ${table}_keys ON ${table} USING gin (word_keys(words) COLLATE "C") WITH (fastupdate = off);
CREATE TRIGGER ${table}_keyed AFTER INSERT ON ${table} REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION words_keyed();`,
).join("")}
`,
}
