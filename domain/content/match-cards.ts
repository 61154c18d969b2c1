import type { GeneratedCard, ItemKind } from '#domain/items/items'
import { foldText, similarity } from '#domain/lesson/words'

/** From this likeness on, two cards are versions of one. */
const alike = 0.6
/** Below this likeness, an answer in words says something else. */
const sameMeaning = 0.3

/** What is compared of a card, stored or generated. */
export type CardText = Pick<GeneratedCard, 'facet' | 'kind' | 'prompt' | 'code' | 'answer'>

export interface StoredCard {
  id: string
  /** The id that the generator gave it last. */
  key: string
  lessonId: string
  isRetired: boolean
  text: CardText
}

/**
 * Finds for each generated card the stored one that it is a version of: by key, then by the same text, then by
 * the likest text. Nobody is matched twice. A card that was retired earlier comes back by key or text alone, and
 * in its own course.
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
      .map((found) => ({ card, found, likeness: likenessOf(card, found.text) })),
  )
  const likely = pairs.filter((pair) => pair.likeness >= alike).sort((a, b) => b.likeness - a.likeness)
  for (const { card, found } of likely) {
    if (!matches.has(card.id) && left.has(found)) match(card, found)
  }
  return matches
}

/**
 * Whether what a learner has learned is no longer the answer. A key that was computed must be the same;
 * an answer in words may be said better.
 */
export function hasOtherAnswer(before: CardText, after: CardText): boolean {
  const [old, current] = [answerOf(before), answerOf(after)]
  if (old === current) return false
  if (isComputed(before.kind) || isComputed(after.kind)) return true
  return foldText(old) !== foldText(current) && similarity(old, current) < sameMeaning
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
    case 'runs-next':
    case 'what-if':
      return true
    case 'self-graded':
    case 'cloze':
    case 'term-typed':
    case 'term-choice':
    case 'meaning-choice':
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

function likenessOf(one: CardText, other: CardText): number {
  const words = (card: CardText) => [card.prompt, card.code ?? '', answerOf(card)].join('\n')
  return similarity(words(one), words(other))
}
