/** What is listed of a ledger, told of it and watched stands in a file of its own: with a server, each answer is waited for, so that two processes are sooner done. */
import { inPostgres } from "../postgres/run.ts"
import { doubtsContract } from "./doubts.ts"
import { jobsContract } from "./jobs.ts"
import { ledgerContract } from "./ledger.ts"
import { statementJudgementsContract } from "./statement-judgements.ts"

ledgerContract("PostgreSQL", inPostgres)
jobsContract("PostgreSQL", inPostgres)
statementJudgementsContract("PostgreSQL", inPostgres)
doubtsContract("PostgreSQL", inPostgres)
