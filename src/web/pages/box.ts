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
  const bookmarklet = document.querySelector<HTMLAnchorElement>("#bookmarklet")
  if (bookmarklet) bookmarklet.href = bookmarkletOf(location.origin)
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

/** Opens the desk beside a page and hands it the page as it stands there, when the desk asks for it. */
const bookmarkletOf = (desk: string) =>
  `javascript:(()=>{const w=open("${desk}/take");addEventListener("message",e=>{if(e.origin==="${desk}"&&e.source===w)w.postMessage({url:location.href,seen:new Date().toISOString(),html:document.documentElement.outerHTML},"${desk}")})})()`

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
  const read = await Promise.all(given.map(({ name, body }) => readOne(body, lineFor(name, list).says)))
  const [only] = read
  if (read.length === 1 && only) location.href = `/articles/${only}`
}

interface Line {
  /** @param article where it is to be found then */
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

interface Job {
  number: number
  state: "queued" | "reading" | "done" | "failed"
  articles: { id: string; outcome: string }[]
  faults: { what: string; next: string }[]
}

/** @returns the id of the article, or null where it could not be read, which its line says */
export async function readOne(body: Given["body"], says: Line["says"]): Promise<string | null> {
  says("Reading …", "reading")
  try {
    const answer = await fetch("/api/articles", {
      method: "POST",
      headers: { "content-type": "application/json", "x-hearsay": "1" },
      body: JSON.stringify(body),
    })
    if (!answer.ok) return failed(says, (await answer.json()) as { title?: string; next?: string })
    let { job } = (await answer.json()) as { job: Job }
    while (job.state === "queued" || job.state === "reading") {
      await new Promise((resolve) => setTimeout(resolve, 700))
      job = (await (await fetch(`/api/jobs/${job.number}`)).json()) as Job
    }
    const [article] = job.articles
    if (!article)
      return failed(says, { title: job.faults[0]?.what ?? "it held no article", next: job.faults[0]?.next ?? "" })
    const others = job.articles.length > 1 ? ` It held ${job.articles.length} articles.` : ""
    says(`${article.outcome === "known" ? "The ledger had it already." : "Read."}${others}`, "done", article.id)
    return article.id
  } catch {
    return failed(says, { title: "the desk does not answer", next: "see whether it is still open" })
  }
}

function failed(
  says: Line["says"],
  { title = "it could not be read", next = "" }: { title?: string; next?: string },
): null {
  says(`${title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}${next ? `: ${next}` : ""}.`, "failed")
  return null
}
