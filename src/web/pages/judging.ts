/** A judgement is kept, or taken back; what comes of it is said at the foot of the page. */
import { tell } from "./tell.ts"

const HEADERS = { "content-type": "application/json", "x-hearsay": "1" }

/** @param judgement as the API takes it @returns its number, or null where it could not be kept, which is said */
export async function keepJudgement(judgement: object): Promise<number | null> {
  const answer = await fetch("/api/judgements", { method: "POST", headers: HEADERS, body: JSON.stringify(judgement) })
  if (answer.ok) return ((await answer.json()) as { number: number }).number
  return whyNot(answer)
}

export async function takeBack(number: number | string): Promise<boolean> {
  const answer = await fetch(`/api/judgements/${number}`, { method: "DELETE", headers: HEADERS })
  if (!answer.ok) await whyNot(answer)
  return answer.ok
}

/** @param accept false: it is declined */
export const settleProposal = (number: number, accept: boolean) => posted(`/api/proposals/${number}`, { accept })

/** What was proposed is open again, and what was judged by it undone. */
export const reopenProposal = (number: number | string) => posted(`/api/proposals/${number}/reopen`, {})

/** What failed is read once more. @param numbers of jobs; without it, all */
export const putAgain = (numbers?: readonly number[]) => posted("/api/jobs/again", numbers ? { numbers } : {})

async function posted(address: string, body: object): Promise<boolean> {
  const answer = await fetch(address, { method: "POST", headers: HEADERS, body: JSON.stringify(body) })
  if (!answer.ok) await whyNot(answer)
  return answer.ok
}

async function whyNot(answer: Response): Promise<null> {
  const problem = (await answer.json().catch(() => null)) as { title?: string; next?: string } | null
  tell(`It was not kept: ${problem?.title ?? answer.statusText}${problem?.next ? `; ${problem.next}` : ""}.`, 8000)
  return null
}
