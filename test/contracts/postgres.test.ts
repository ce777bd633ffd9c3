import { inPostgres } from "../postgres/run.ts"
import { doubtsContract } from "./doubts.ts"
import { jobsContract } from "./jobs.ts"
import { ledgerContract } from "./ledger.ts"
import { pagesContract } from "./pages.ts"
import { statementJudgementsContract } from "./statement-judgements.ts"
import { toldContract } from "./told.ts"
import { watchesContract } from "./watches.ts"

ledgerContract("PostgreSQL", inPostgres)
jobsContract("PostgreSQL", inPostgres)
statementJudgementsContract("PostgreSQL", inPostgres)
doubtsContract("PostgreSQL", inPostgres)
pagesContract("PostgreSQL", inPostgres)
toldContract("PostgreSQL", inPostgres)
watchesContract("PostgreSQL", inPostgres)
