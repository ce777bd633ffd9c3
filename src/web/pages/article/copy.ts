/** Copies what can be taken away. */
import { tell } from "../tell.ts"

/** A statement as it can be printed, with its link to the exact words. @returns whether there is one */
export function copyOf(root: HTMLElement, owner: string): boolean {
  const button = root.querySelector<HTMLElement>(`.cards [data-owner="${CSS.escape(owner)}"] [data-copy]`)
  if (button?.dataset.copy) void copied(button.dataset.copy, "The quote is copied, with its link.")
  return button !== null
}

export async function copied(words: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words)
    tell(said)
  } catch {
    tell("The browser does not let it be copied.")
  }
}
