import type { GeneratedCard, ItemKind } from '#domain/items/items'
import { foldText, similarity } from '#domain/lesson/words'

/** Two cards with at least this likeness are versions of the same card. */
const minCardLikeness = 0.6
/** Below this likeness, an answer in words has a different meaning. */
const minAnswerLikeness = 0.3

/** The parts of a stored or generated card that are compared. */
export type CardText = Pick<GeneratedCard, 'facet' | 'kind' | 'prompt' | 'code' | 'answer'>

export interface StoredCard {
  id: string
  /** The latest id that the generator gave it. */
  key: string
  lessonId: string
  isRetired: boolean
  text: CardText
}

/**
 * Finds for each generated card the stored card that it is a version of: by key, then by equal text, then by the most
 * similar text. No card is matched twice. A retired card is only matched by key, or by equal text within its own
 * course.
 *
 * @returns stored cards by the key of the generated card
 */
export function matchCards(
  generated: readonly GeneratedCard[],
  stored: readonly StoredCard[],
): Map<string, StoredCard> {
  const matches = new Map<string, StoredCard>()
  const left = new Set(stored)
  const match = (card: GeneratedCard, found: StoredCard | undefined) => {
    if (found === undefined) return
    matches.set(card.id, found)
    left.delete(found)
  }
  const unmatched = () => generated.filter((card) => !matches.has(card.id))

  const byKey = new Map(stored.map((card) => [card.key, card]))
  for (const card of generated) match(card, byKey.get(card.id))

  const byText = Map.groupBy(currentFirst(left), (card) => textOf(card.text))
  for (const card of unmatched()) {
    const sameText = byText.get(textOf(card)) ?? []
    match(
      card,
      sameText.find(
        (found) => left.has(found) && (!found.isRetired || courseOf(found.key) === courseOf(card.id)),
      ),
    )
  }

  const pairs = unmatched().flatMap((card) =>
    [...left]
      .filter((found) => !found.isRetired && found.text.facet === card.facet)
      .map((found) => ({ card, found, likeness: cardLikeness(card, found.text) })),
  )
  const likely = pairs
    .filter((pair) => pair.likeness >= minCardLikeness)
    .sort((a, b) => b.likeness - a.likeness)
  for (const { card, found } of likely) {
    if (!matches.has(card.id) && left.has(found)) match(card, found)
  }
  return matches
}

/**
 * Whether the answer has changed for learners. A computed answer must be equal; an answer in words may be rephrased.
 */
export function hasDifferentAnswer(before: CardText, after: CardText): boolean {
  const [old, current] = [answerOf(before), answerOf(after)]
  if (old === current) return false
  if (isComputed(before.kind) || isComputed(after.kind)) return true
  return foldText(old) !== foldText(current) && similarity(old, current) < minAnswerLikeness
}

function isComputed(kind: ItemKind): boolean {
  switch (kind) {
    case 'output-typed':
    case 'output-choice':
    case 'output-order':
    case 'how-long':
    case 'outcome':
    case 'printed-at':
    case 'suspends-first':
    case 'raises-at':
    case 'runs-next':
    case 'what-if':
    case 'changed-output':
    case 'fill-operator':
    case 'fill-token':
      return true
    case 'self-graded':
    case 'cloze':
    case 'term-typed':
    case 'term-choice':
    case 'meaning-choice':
    case 'step-order':
    case 'which-not':
    case 'match':
    case 'sort':
      return false
  }
}

const courseOf = (key: string) => key.split('/')[0]

function currentFirst(cards: Iterable<StoredCard>): StoredCard[] {
  return [...cards].sort((a, b) => Number(a.isRetired) - Number(b.isRetired))
}

function textOf(card: CardText): string {
  return JSON.stringify([card.facet, foldText(card.prompt), card.code?.trim() ?? null, answerOf(card)])
}

function answerOf({ answer }: CardText): string {
  return (typeof answer === 'string' ? answer : answer.join('\n')).trim()
}

function cardLikeness(one: CardText, other: CardText): number {
  const words = (card: CardText) => [card.prompt, card.code ?? '', answerOf(card)].join('\n')
  return similarity(words(one), words(other))
}
