/** The answer of a use case → the HTML of its page, by the components of src/web as they were built. */
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { ModelError } from "../../record/index.ts"

interface Rendered {
  title: string
  body: string
  /** the name of its own style and script, where it has some */
  files?: string
}

/** What stands beside the page; where it is not known, nothing does. */
interface Around {
  /** how much there is to review, as it is shown; empty: nothing */
  review?: string
}

interface Built {
  /** @returns the title of the page and its body, in which every text is escaped */
  renderPage(page: string, answer: unknown, asked: unknown, around: Around): Rendered
}

let built: Promise<Built> | undefined

async function load(): Promise<Built> {
  const file = new URL("../../../dist/web-server/pages.js", import.meta.url)
  if (!existsSync(file))
    throw new ModelError({
      what: "the pages have not been built",
      where: fileURLToPath(file),
      next: "run: npm run build:web",
    })
  return import(file.href)
}

/**
 * @param page the name of one of src/web/pages
 * @param asked what was asked for, which the page shows where it can be changed
 */
export async function renderPage(page: string, answer: unknown, asked: unknown, around: Around = {}): Promise<string> {
  built ??= load()
  return documentOf((await built).renderPage(page, answer, asked, around))
}

const documentOf = ({ title, body, files }: Rendered) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)} · Hearsay</title>
<link rel="icon" href="data:image/svg+xml,${ICON}">
<script src="/assets/theme.js"></script>
${["pages", ...(files ? [files] : [])].map(linked).join("\n")}
</head>
<body>
${body}
</body>
</html>
`

const linked = (name: string) => `<link rel="stylesheet" href="/assets/${name}.css">
<script type="module" src="/assets/${name}.js"></script>`

/** An origin, and three who have it from there. */
const ICON = encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M5 12h4c3 0 3-7 6-7h3M9 12h9M9 12c3 0 3 7 6 7h3" fill="none" stroke="#888" stroke-width="1.6"/><circle cx="4.5" cy="12" r="3.2" fill="#0b5a8a"/><circle cx="20" cy="5" r="2.2"/><circle cx="20" cy="12" r="2.2"/><circle cx="20" cy="19" r="2.2"/></svg>`,
)

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
