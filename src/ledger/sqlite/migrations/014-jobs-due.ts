/** Jobs that wait for something to pass. */
export const jobsDue = {
  reindex: false,
  sql: `
ALTER TABLE job ADD COLUMN due TEXT;             -- nobody begins it before; NULL: as soon as somebody can
`,
}
