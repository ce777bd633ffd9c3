/** What people name a job by. The jobs themselves stand in the queue (../queue), and in the table `job` only those that were moved here from a file, until somebody takes them over. */
export const queue = {
  reindex: false,
  sql: `
CREATE SEQUENCE job_number;
SELECT setval('job_number', greatest(1, (SELECT max(n) + 1 FROM job)), false);
`,
}
