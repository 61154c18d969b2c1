import { shuffled } from '#domain/random/random-from'
import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'

/** What a learner needs to see to answer an item; no key is in it. */
export interface Ask {
  kind: ItemKind
  prompt: string
  codeHtml: string | null
  /** Texts of the options, in the order shown; numbers ascend, anything else is shuffled (rule E26). */
  options: string[]
  /** Lines to be put in order, in the order shown first. */
  lines: string[]
  /** The program's lines, where one of them is to be picked; `codeHtml` is null then. */
  codeLines: string[]
}

/** An item as it is asked; the seed alone decides the order of its options and lines. */
export function askOf(face: ItemFace, seed: string): Ask {
  const texts = face.options.map((option) => option.text)
  const areNumbers = texts.length > 0 && texts.every((text) => /^-?\d+(\.\d+)?$/.test(text))
  const picksLine = face.kind === 'suspends-first'
  return {
    kind: face.kind,
    prompt: face.prompt,
    codeHtml: picksLine ? null : face.codeHtml,
    options: areNumbers ? texts.toSorted((a, b) => Number(a) - Number(b)) : shuffled(texts, seed),
    lines: Array.isArray(face.answer) ? scrambled(face.answer, seed) : [],
    codeLines: picksLine ? (face.code ?? '').split('\n') : [],
  }
}

/** The lines in an order of the seed's that is not the right one, unless they are all the same. */
function scrambled(lines: string[], seed: string): string[] {
  const isRight = (order: string[]) => order.every((line, i) => line === lines[i])
  const order = shuffled(lines, seed)
  if (!isRight(order)) return order
  const other = order.findIndex((line) => line !== order[0])
  return other < 0 ? order : [...order.slice(other), ...order.slice(0, other)]
}
