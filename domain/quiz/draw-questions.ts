import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'
import { contentWords, foldText } from '#domain/lesson/words'
import { shuffled } from '#domain/random/random-from'

export interface DrawableQuestion {
  id: string
  cardId: string
  /** Its main concept; null if it has none. */
  conceptId: string | null
  face: Pick<ItemFace, 'kind' | 'prompt' | 'code' | 'answer' | 'accepted' | 'parts' | 'explanation'>
}

/** An answer with this many content words would be recognised in any prompt. */
const minRecognisableWords = 4

/** Most questions of a quiz that one sentence of a lesson answers. */
const maxOfSentence = 2

/** The kinds that ask for a term or for its meaning. */
const definitionKinds: ReadonlySet<ItemKind> = new Set([
  'term-typed',
  'term-choice',
  'meaning-choice',
  'match',
])

/**
 * Draws questions for a quiz. Every concept is asked once before any is asked twice; then the weakest cards come first,
 * and then kinds are mixed. No card and no program is asked about twice, and no question gives away the answer to
 * another (rule E29).
 *
 * @param length the maximum number of questions
 * @param seed decides between questions that are otherwise equal
 * @param weakness weakness by card id, see `weaknessOf`; 0 for cards that it does not have
 */
export function drawQuestions<Question extends DrawableQuestion>(
  questions: readonly Question[],
  length: number,
  seed: string,
  weakness: ReadonlyMap<string, number> = new Map(),
): Question[] {
  const drawn: Question[] = []
  const candidates = shuffled(
    questions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    seed,
  )
  const hasPrograms = candidates.some(({ face }) => face.code !== null)
  const maxDefinitions = hasPrograms ? Math.floor(Math.min(length, candidates.length) / 2) : length
  while (drawn.length < length) {
    const isFull = drawn.filter(isOnDefinition).length >= maxDefinitions
    const next = candidates
      .filter((question) => drawn.every((other) => areCompatible(question, other)))
      .filter((question) => fromSameSentence(question, drawn).length < maxOfSentence)
      .map((question) => ({
        question,
        isSurplus: Number(isFull && isOnDefinition(question)),
        weakness: weakness.get(question.cardId) ?? 0,
        ...timesDrawn(question, drawn),
      }))
      // The sort is stable: among equals, the shuffled order decides.
      .sort(
        (a, b) =>
          a.isSurplus - b.isSurplus || a.concept - b.concept || b.weakness - a.weakness || a.kind - b.kind,
      )
      .at(0)
    if (next === undefined) break
    drawn.push(next.question)
  }
  return drawn
}

const isOnDefinition = ({ face }: DrawableQuestion): boolean => definitionKinds.has(face.kind)

/** The drawn questions without a program that the same sentence explains. */
const fromSameSentence = ({ face }: DrawableQuestion, drawn: DrawableQuestion[]): DrawableQuestion[] =>
  face.code !== null || face.explanation === ''
    ? []
    : drawn.filter((other) => other.face.code === null && other.face.explanation === face.explanation)

function timesDrawn(question: DrawableQuestion, drawn: DrawableQuestion[]) {
  const count = (isLike: (other: DrawableQuestion) => boolean) => drawn.filter(isLike).length
  return {
    concept: count((other) => other.conceptId === question.conceptId),
    kind: count((other) => styleOf(other.face.kind) === styleOf(question.face.kind)),
  }
}

/** Groups kinds that feel similar to learners, so that a quiz mixes the groups. */
function styleOf(kind: ItemKind): string {
  switch (kind) {
    case 'term-choice':
    case 'meaning-choice':
    case 'which-not':
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
    case 'step-order':
    case 'match':
    case 'sort':
    case 'how-long':
    case 'printed-at':
    case 'suspends-first':
    case 'raises-at':
    case 'runs-next':
    case 'what-if':
    case 'fill-operator':
      return kind
  }
}

function areCompatible(one: DrawableQuestion, other: DrawableQuestion): boolean {
  if (one.cardId === other.cardId) return false
  if (one.face.code !== null && one.face.code === other.face.code) return false
  return !givesAway(one, other) && !givesAway(other, one)
}

/** Whether what `one` shows contains the answer to `other`. What is to be assigned shows terms beside their meanings. */
function givesAway(one: DrawableQuestion, other: DrawableQuestion): boolean {
  if (typeof other.face.answer !== 'string') return false
  const parts = one.face.parts ?? []
  const asked = ` ${foldText([one.face.prompt, ...parts].join(' '))} `
  return [other.face.answer, ...other.face.accepted].some((answer) => {
    const isRecognisable =
      parts.length > 0 ||
      one.conceptId === other.conceptId ||
      contentWords(answer).length >= minRecognisableWords
    const folded = foldText(answer)
    return isRecognisable && folded !== '' && asked.includes(` ${folded} `)
  })
}
