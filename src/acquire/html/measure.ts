/** Measures of blocks that several rules share. Counts are of words or of characters, shares run from 0 to 1. */
import { type Block, nameOf } from "./blocks.ts"

export const size = (blocks: Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0)

/** Words as they are counted by eye: "co-op's" and "1,200" are one each. */
export const countWords = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0

/** A mark that ends a sentence, and behind it at most closing quotation marks, brackets and pictures. */
export const endsSentence = (text: string) => /[.!?…。！？:;]["'”’)\]»]*(?:\s|\p{So}|\u{fe0f}|~)*$/u.test(text)

export const isHeading = (block: Block) => /^h[1-6]$/.test(nameOf(block.element))

export const isProse = (block: Block) =>
  countWords(block.text) >= 12 && endsSentence(block.text) && block.linkDensity < 0.5 && !isHeading(block)

/** Whether the page is mostly sentences. On calendars, menus and albums short lines are the matter itself. */
export const isReporting = (blocks: Block[]) => size(blocks.filter(isProse)) > 0.6 * size(blocks)

/** The element and those around it, from the inside out. */
export function ancestors(element: Element): Element[] {
  const found: Element[] = []
  for (let at: Element | null = element; at && at.nodeType === 1; at = at.parentNode as Element | null) found.push(at)
  return found
}

/** Of each element, how much of all the text it holds. */
export function shares(blocks: Block[]): Map<Element, number> {
  const total = Math.max(1, size(blocks))
  const share = new Map<Element, number>()
  for (const block of blocks) {
    for (const element of ancestors(block.element)) {
      share.set(element, (share.get(element) ?? 0) + block.text.length / total)
    }
  }
  return share
}

export const matching = (blocks: Block[], test: (block: Block) => boolean) => new Set(blocks.filter(test))
