import type { ItemKind } from '#domain/items/items'

/** Questions about the whole of a run: whoever has answered one has seen what the others ask for. */
const firstKinds: readonly ItemKind[] = ['output-choice', 'output-order', 'output-typed', 'outcome']
/** Questions that still ask something once the output is known. */
const laterKinds: readonly ItemKind[] = [
  'how-long',
  'suspends-first',
  'runs-next',
  'raises-at',
  'printed-at',
  'what-if',
]

/** The kinds of question that a lesson asks about a program where it shows it. */
export const predictionKinds: readonly ItemKind[] = [...firstKinds, ...laterKinds]

interface Askable {
  kind: ItemKind
  prompt: string
}

/**
 * The questions to ask about one program where a lesson shows it, in order: what it prints, by choice if there are
 * options, because these come from what readers believe; then what is still worth asking once the output is known.
 */
export function predictionsAbout<Item extends Askable>(items: readonly Item[]): Item[] {
  const distinct = items.filter(
    (item, i) => i === items.findIndex(({ kind, prompt }) => kind === item.kind && prompt === item.prompt),
  )
  const ofKind = (kind: ItemKind) => distinct.filter((item) => item.kind === kind)
  const first = firstKinds.flatMap(ofKind).slice(0, 1)
  return [...first, ...laterKinds.flatMap(ofKind)]
}
