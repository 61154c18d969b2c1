import { presentInOrder, type PresentedItem, type PresentationOrder } from '#domain/items/presented-item'
import { shuffled } from '#domain/random/random-from'
import { shownOptions } from '#domain/items/kind-rules'
import type { ItemFace } from '#domain/items/item-face'

/** The order in which an item's options and lines are shown, determined by the seed. */
export function presentationOrder(
  { kind, options, answer, parts }: Pick<ItemFace, 'kind' | 'options' | 'answer' | 'parts'>,
  seed: string,
): PresentationOrder {
  const texts = shownOptions({ kind, options }).map((option) => option.text)
  const areNumbers = texts.length > 0 && texts.every((text) => /^-?\d+(\.\d+)?$/.test(text))
  return {
    options: areNumbers ? texts.toSorted((a, b) => Number(a) - Number(b)) : shuffled(texts, seed),
    lines: !Array.isArray(answer)
      ? []
      : parts === undefined
        ? scrambled(answer, seed)
        : distinct(answer, seed),
    parts: parts === undefined ? [] : shuffled(parts, `${seed} parts`),
  }
}

/** An item as it is presented, with its options and lines in an order determined by the seed. */
export const presentItem = (face: ItemFace, seed: string): PresentedItem =>
  presentInOrder(face, presentationOrder(face, seed))

/** Each line once, in a shuffled order. */
const distinct = (lines: string[], seed: string): string[] => shuffled([...new Set(lines)].sort(), seed)

/** The lines in a shuffled order that is not the right one, unless all lines are equal. */
function scrambled(lines: string[], seed: string): string[] {
  const isRight = (order: string[]) => order.every((line, i) => line === lines[i])
  const order = shuffled(lines, seed)
  if (!isRight(order)) return order
  const other = order.findIndex((line) => line !== order[0])
  return other < 0 ? order : [...order.slice(other), ...order.slice(0, other)]
}
