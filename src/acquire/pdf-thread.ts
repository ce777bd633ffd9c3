/** A thread that takes one PDF apart: what it says of itself, and the lines of its pages. It is ended from outside when that takes too long (pdf-apart.ts). */
import { parentPort, workerData } from "node:worker_threads"
import { getDocumentProxy } from "unpdf"
import { type Item, linesOf, type Taken, type ToTake } from "./pdf-lines.ts"

const { bytes, mostPages, mostCharacters }: ToTake = workerData

async function taken(): Promise<Taken> {
  const file = await opened()
  if ("fault" in file) return file
  if (file.numPages > mostPages) return { pages: file.numPages }
  const lines = []
  let size = 0
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    lines.push(linesOf(items.filter((item): item is Item & typeof item => "str" in item)))
    page.cleanup()
    size += lines.at(-1)?.reduce((sum, { text }) => sum + text.length, 0) ?? 0
    if (size > mostCharacters) return { characters: size }
  }
  return { lines, info: { ...(await file.getMetadata()).info } }
}

async function opened() {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, disableFontFace: true })
  } catch (cause) {
    return { fault: faultOf(cause), isEncrypted: cause instanceof Error && cause.name === "PasswordException" }
  }
}

const faultOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))

let told: Taken
try {
  told = await taken()
} catch (cause) {
  told = { fault: faultOf(cause), isEncrypted: false }
}
parentPort?.postMessage(told)
