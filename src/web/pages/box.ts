/** The box of the desk: an address, a text or files are given to the desk, and what becomes of them is said beneath it. */

interface Given {
  /** how it is called while it is read */
  name: string
  body: { [field: string]: string }
}

export function takeIn(): void {
  const form = document.querySelector<HTMLFormElement>("#box")
  const words = form?.querySelector("textarea")
  const files = form?.querySelector<HTMLInputElement>("input[type=file]")
  const list = form?.querySelector<HTMLElement>(".reading")
  if (!form || !words || !files || !list) return
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const given = givenBy(words.value)
    if (given.length === 0) return words.focus()
    words.value = ""
    void readAll(given, list)
  })
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  files.addEventListener("change", () => readFiles([...(files.files ?? [])], list))
  document.addEventListener("dragover", (event) => {
    event.preventDefault()
    form.classList.add("over")
  })
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("over")
  })
  document.addEventListener("drop", (event) => {
    event.preventDefault()
    form.classList.remove("over")
    const dropped = [...(event.dataTransfer?.files ?? [])]
    if (dropped.length > 0) return void readFiles(dropped, list)
    words.value = event.dataTransfer?.getData("text/uri-list") || event.dataTransfer?.getData("text/plain") || ""
    form.requestSubmit()
  })
}

const ADDRESS = /^https?:\/\/\S+$/i

/** Lines that are all addresses are so many pages; anything else is one text. */
function givenBy(words: string): Given[] {
  const lines = words
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length === 0) return []
  if (lines.every((line) => ADDRESS.test(line))) return lines.map((url) => ({ name: url, body: { url } }))
  return [{ name: `${lines[0]?.slice(0, 80)} …`, body: { text: words } }]
}

async function readFiles(files: readonly File[], list: HTMLElement): Promise<void> {
  const given: Given[] = []
  for (const file of files) given.push({ name: file.name, body: { name: file.name, base64: await base64Of(file) } })
  await readAll(given, list)
}

const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

async function readAll(given: readonly Given[], list: HTMLElement): Promise<void> {
  const read = await Promise.all(given.map((each) => readOne(each, lineFor(each.name, list))))
  const [only] = read
  if (read.length === 1 && only) location.href = `/articles/${only}`
}

interface Line {
  says(words: string, state: "reading" | "done" | "failed", article?: string): void
}

function lineFor(name: string, list: HTMLElement): Line {
  const [line, title, said] = [
    document.createElement("li"),
    document.createElement("span"),
    document.createElement("span"),
  ]
  title.className = "name"
  title.textContent = name
  said.className = "state"
  line.append(title, said)
  list.append(line)
  return {
    says(words, state, article) {
      line.dataset.state = state
      said.textContent = words
      if (article === undefined) return
      const link = document.createElement("a")
      link.href = `/articles/${article}`
      link.textContent = name
      title.replaceChildren(link)
    },
  }
}

/** @returns the id of the article, or null where it could not be read, which its line says */
async function readOne({ body }: Given, line: Line): Promise<string | null> {
  line.says("Reading …", "reading")
  try {
    let answer = await fetch("/api/articles", {
      method: "POST",
      headers: { "content-type": "application/json", "x-hearsay": "1" },
      body: JSON.stringify(body),
    })
    for (let job = answer.headers.get("location"); answer.status === 202 && job; ) {
      await new Promise((resolve) => setTimeout(resolve, 700))
      answer = await fetch(job)
      const { state, article, problem } = (await answer.clone().json()) as {
        state: string
        article: string | null
        problem: { what: string; next: string } | null
      }
      if (state === "failed") return failed(line, `${problem?.what ?? "It could not be read"}: ${problem?.next ?? ""}`)
      if (state !== "done") continue
      line.says("Read.", "done", article ?? undefined)
      return article
    }
    const told = (await answer.json()) as { id?: string; title?: string; next?: string }
    if (!answer.ok || told.id === undefined)
      return failed(line, `${told.title ?? "It could not be read"}: ${told.next ?? ""}`)
    line.says("Read.", "done", told.id)
    return told.id
  } catch {
    return failed(line, "The desk does not answer. Is it still open?")
  }
}

function failed(line: Line, why: string): null {
  line.says(why, "failed")
  return null
}
