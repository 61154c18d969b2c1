import type { ItemKind } from '#domain/items/items'

/**
 * When a lesson asks questions of each kind about a program that it shows, in the order in which it asks them. `first`:
 * about the whole of the run, so that whoever has answered one has seen what the others ask for, and only one is asked.
 * `later`: still asks something once the output is known. `never`: asks about words, or leaves less
 * to the reader than a question that is asked.
 */
const turns: Record<ItemKind, 'first' | 'later' | 'never'> = {
  'output-choice': 'first',
  'output-order': 'first',
  'output-typed': 'first',
  outcome: 'first',
  'how-long': 'later',
  'suspends-first': 'later',
  'runs-next': 'later',
  'raises-at': 'later',
  'printed-at': 'later',
  'what-if': 'later',
  'fill-operator': 'later',
  'fill-token': 'later',
  'changed-output': 'never',
  'self-graded': 'never',
  cloze: 'never',
  'term-typed': 'never',
  'term-choice': 'never',
  'meaning-choice': 'never',
  'step-order': 'never',
  'which-not': 'never',
  match: 'never',
  sort: 'never',
}

const kindsIn = (turn: 'first' | 'later') =>
  (Object.keys(turns) as ItemKind[]).filter((kind) => turns[kind] === turn)

/** The kinds of question that a lesson asks about a program where it shows it. */
export const predictionKinds: readonly ItemKind[] = [...kindsIn('first'), ...kindsIn('later')]

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
  const [first] = kindsIn('first').flatMap(ofKind)
  return [...(first === undefined ? [] : [first]), ...kindsIn('later').flatMap(ofKind)]
}
