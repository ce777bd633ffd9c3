/** A thread that takes PDFs apart, one after another: what each says of itself, and the lines of its pages. It is ended from outside when that takes too long (pdf-apart.ts). */
import { parentPort } from "node:worker_threads"
import { getDocumentProxy } from "unpdf"
import { type Item, linesOf, type Taken, type ToTake } from "./pdf-lines.ts"
import { hasEndlessStates } from "./pdf-states.ts"

async function taken({ bytes, mostPages, mostCharacters }: ToTake): Promise<Taken> {
  if (hasEndlessStates(bytes)) return { hasEndlessStates: true }
  const file = await opened(bytes)
  if ("fault" in file) return file
  try {
    return await linesIn(file, mostPages, mostCharacters)
  } finally {
    await file.cleanup()
    await file.loadingTask.destroy()
  }
}

async function linesIn(file: Opened, mostPages: number, mostCharacters: number): Promise<Taken> {
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

type Opened = Awaited<ReturnType<typeof getDocumentProxy>>

async function opened(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, disableFontFace: true })
  } catch (cause) {
    return { fault: faultOf(cause), isEncrypted: cause instanceof Error && cause.name === "PasswordException" }
  }
}

const faultOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))

parentPort?.on("message", async (asked: ToTake) => {
  const told = await taken(asked).catch((cause) => ({ fault: faultOf(cause), isEncrypted: false }))
  parentPort?.postMessage(told)
})
