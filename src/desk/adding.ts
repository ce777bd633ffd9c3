/** What can be given to be added: an address, a page as a browser shows it, a text, a file. */
import { z } from "zod"

const Address = z
  .string()
  .max(4000)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "an address begins with https://")

const words = (what: string) => z.string().trim().min(1, `${what} has words in it`).max(1000)

/** Over what the article states. */
const Stated = { outlet: words("an outlet").optional(), date: z.iso.date("a date is YYYY-MM-DD").optional() }

const ByAddress = z.strictObject({ url: Address, ...Stated })

const ByPage = z.strictObject({
  html: z.string().min(1),
  url: Address.describe("where the page is"),
  seen: z.iso.datetime({ offset: true }).optional().describe("when it was seen so"),
  ...Stated,
})

const ByText = z.strictObject({
  text: z.string().min(1),
  title: words("a title").optional(),
  byline: words("a byline").optional(),
  url: Address.optional(),
  ...Stated,
})

const ByFile = z.strictObject({
  name: words("a file's name").describe("its ending may say what it is"),
  base64: z.base64("the bytes of the file, in base64").min(1),
  ...Stated,
})

export const Adding = z.union([ByAddress, ByPage, ByText, ByFile], {
  error: ({ input }) => whatIsWrong(input),
})
export type Adding = z.infer<typeof Adding>

/** Of four forms that all do not fit, the one that was meant says what is wrong with it. */
function whatIsWrong(input: unknown): string {
  const given = z.record(z.string(), z.unknown()).safeParse(input).data ?? {}
  const form = "html" in given ? ByPage : "text" in given ? ByText : "base64" in given ? ByFile : ByAddress
  const issue = "url" in given || form !== ByAddress ? form.safeParse(input).error?.issues[0] : undefined
  if (!issue) return "give url, or html with its url, or text, or the name of a file with its base64"
  return issue.path.length > 0 ? `${issue.path.join(".")}: ${issue.message}` : issue.message
}

const LONGEST_ABOUT = 120

/** In a few words. */
export function aboutOf(adding: Adding): string {
  if ("base64" in adding) return nameOf(adding)
  if ("text" in adding) return (adding.title ?? adding.text.trim()).slice(0, LONGEST_ABOUT)
  return adding.url
}

/** A file's own name, without folders that it may come with. */
export const nameOf = ({ name }: z.infer<typeof ByFile>) => name.split(/[/\\]/).at(-1) || "file"
