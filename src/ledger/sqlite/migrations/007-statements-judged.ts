/** Judgements on statements: what is judged is more than two ids. */
export const statementsJudged = {
  reindex: false,
  sql: `
-- Of a statement: "a" is its article's id, "b" is empty, and this is what was judged, as JSON. NULL: two things, "a" and "b".
ALTER TABLE judgement ADD COLUMN judged TEXT;
`,
}
