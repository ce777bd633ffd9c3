/** Parquet, one statement a row, the columns of the CSV: for DuckDB, pandas, Arrow. Written in groups of rows as they come. */
import { ByteWriter, ParquetWriter } from "hyparquet-writer"
import type { Entries } from "./entry.ts"
import { type Column, columnNames, rowsOf } from "./rows.ts"

const ROWS_IN_A_GROUP = 5000

const numbers = { source_count: "INT32", start: "INT32", end: "INT32", confidence: "DOUBLE" } as const satisfies {
  [C in Column]?: string
}
const isNumber = (name: Column): name is keyof typeof numbers => name in numbers

export async function* writeParquet(entries: Entries): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    createdBy: "hearsay",
    schema: [
      { name: "root", num_children: columnNames.length },
      ...columnNames.map((name) =>
        isNumber(name)
          ? { name, type: numbers[name], repetition_type: "OPTIONAL" as const }
          : {
              name,
              type: "BYTE_ARRAY" as const,
              converted_type: "UTF8" as const,
              repetition_type: "OPTIONAL" as const,
            },
      ),
    ],
  })
  let rows: ReturnType<typeof rowsOf> = []
  const written = () => {
    writer.write({
      columnData: columnNames.map((name, i) => ({ name, data: rows.map((row) => row[i] ?? null) })),
      rowGroupSize: ROWS_IN_A_GROUP,
    })
    rows = []
    return taken(bytes)
  }
  for await (const entry of entries) {
    rows = rows.concat(rowsOf(entry))
    if (rows.length >= ROWS_IN_A_GROUP) yield written()
  }
  if (rows.length > 0) yield written()
  writer.finish()
  yield taken(bytes)
}

/** What has been written since the last time, which makes room for more; the writer goes on counting from the file's beginning. */
function taken(bytes: ByteWriter): Uint8Array {
  const part = bytes.getBytes().slice()
  bytes.index = 0
  return part
}
