import { inPostgres } from "../postgres/run.ts"
import { pagesContract } from "./pages.ts"
import { toldContract } from "./told.ts"
import { watchesContract } from "./watches.ts"

pagesContract("PostgreSQL", inPostgres)
toldContract("PostgreSQL", inPostgres)
watchesContract("PostgreSQL", inPostgres)
