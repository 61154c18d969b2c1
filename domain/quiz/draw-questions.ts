import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'
import { contentWords, foldText } from '#domain/lesson/words'
import { shuffled } from '#domain/random/random-from'

export interface DrawableQuestion {
  id: string
  cardId: string
  /** Its main concept; null if it has none. */
  conceptId: string | null
  face: Pick<ItemFace, 'kind' | 'prompt' | 'code' | 'answer' | 'accepted'>
}

/** An answer of so many content words is recognised wherever it stands. */
const recognisable = 4

/**
 * Draws questions for a quiz: each concept has its turn before one comes again, the weakest cards have theirs
 * before the others, and kinds are mixed. No card and no program is asked twice, and no question holds the answer
 * to another (rule E29).
 *
 * @param length how many are drawn at most
 * @param seed decides all that is left open
 * @param weakness of cards by their id, see `weaknessOf`; 0 for those that are not in it
 */
export function drawQuestions<Question extends DrawableQuestion>(
  questions: readonly Question[],
  length: number,
  seed: string,
  weakness: ReadonlyMap<string, number> = new Map(),
): Question[] {
  const drawn: Question[] = []
  const lot = shuffled(
    questions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    seed,
  )
  while (drawn.length < length) {
    const next = lot
      .filter((question) => drawn.every((other) => areCompatible(question, other)))
      .map((question) => ({
        question,
        weakness: weakness.get(question.cardId) ?? 0,
        ...timesSeen(question, drawn),
      }))
      // Stable, so that the lot decides between equals.
      .sort((a, b) => a.concept - b.concept || b.weakness - a.weakness || a.kind - b.kind)
      .at(0)
    if (next === undefined) break
    drawn.push(next.question)
  }
  return drawn
}

function timesSeen(question: DrawableQuestion, drawn: DrawableQuestion[]) {
  const count = (isLike: (other: DrawableQuestion) => boolean) => drawn.filter(isLike).length
  return {
    concept: count((other) => other.conceptId === question.conceptId),
    kind: count((other) => familyOf(other.face.kind) === familyOf(question.face.kind)),
  }
}

/** Kinds that feel alike to whoever answers them. */
function familyOf(kind: ItemKind): string {
  switch (kind) {
    case 'term-choice':
    case 'meaning-choice':
      return 'choice of words'
    case 'output-choice':
    case 'outcome':
      return 'choice of outputs'
    case 'term-typed':
    case 'cloze':
      return 'typed word'
    case 'self-graded':
    case 'output-typed':
    case 'output-order':
    case 'how-long':
    case 'printed-at':
    case 'suspends-first':
    case 'runs-next':
    case 'what-if':
      return kind
  }
}

function areCompatible(one: DrawableQuestion, other: DrawableQuestion): boolean {
  if (one.cardId === other.cardId) return false
  if (one.face.code !== null && one.face.code === other.face.code) return false
  return !givesAway(one, other) && !givesAway(other, one)
}

/** Whether the answer to `other` stands in what `one` asks. */
function givesAway(one: DrawableQuestion, other: DrawableQuestion): boolean {
  if (typeof other.face.answer !== 'string') return false
  const asked = ` ${foldText(one.face.prompt)} `
  return [other.face.answer, ...other.face.accepted].some((answer) => {
    const isTelling = one.conceptId === other.conceptId || contentWords(answer).length >= recognisable
    const folded = foldText(answer)
    return isTelling && folded !== '' && asked.includes(` ${folded} `)
  })
}
