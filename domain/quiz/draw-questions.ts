import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'
import { contentWords, foldText } from '#domain/lesson/words'
import { shuffled } from '#domain/random/random-from'
import { compareRanks } from '#domain/schedule/rank'

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
  const candidates = shuffled(
    questions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    seed,
  ).map((question) => candidateOf(question, weakness.get(question.cardId) ?? 0))
  const hasPrograms = candidates.some(({ question }) => question.face.code !== null)
  const maxDefinitions = hasPrograms ? Math.floor(Math.min(length, candidates.length) / 2) : length
  const drawn: Candidate<Question>[] = []
  const timesDrawn = { concept: new Counter<string | null>(), style: new Counter<string>() }
  const ofSentence = new Counter<string>()
  let definitions = 0
  let left = candidates
  while (drawn.length < length) {
    const isFull = definitions >= maxDefinitions
    const rank = ({ question, isOnDefinition, style, weakness }: Candidate<Question>) => [
      Number(isFull && isOnDefinition),
      timesDrawn.concept.of(question.conceptId),
      -weakness,
      timesDrawn.style.of(style),
    ]
    // Among equals, the shuffled order decides.
    const next = firstLeast(left, rank)
    if (next === undefined) break
    drawn.push(next)
    timesDrawn.concept.add(next.question.conceptId)
    timesDrawn.style.add(next.style)
    if (next.sentence !== null) ofSentence.add(next.sentence)
    if (next.isOnDefinition) definitions += 1
    left = left.filter(
      (other) =>
        areCompatible(next, other) &&
        (other.sentence === null || ofSentence.of(other.sentence) < maxOfSentence),
    )
  }
  return drawn.map(({ question }) => question)
}

/** A question, and what comparing it with others takes. */
interface Candidate<Question extends DrawableQuestion> {
  question: Question
  weakness: number
  style: string
  isOnDefinition: boolean
  /** The sentence of the lesson that explains it; null if it is about a program, or nothing explains it. */
  sentence: string | null
  /** Whether it asks to assign parts to places. */
  hasParts: boolean
  /** What it shows, and its answers, folded. */
  shown: string
  answers: { text: string; isRecognisable: boolean }[]
}

function candidateOf<Question extends DrawableQuestion>(
  question: Question,
  weakness: number,
): Candidate<Question> {
  const { kind, prompt, code, answer, accepted, parts = [], explanation } = question.face
  const answers = typeof answer === 'string' ? [answer, ...accepted] : []
  return {
    question,
    weakness,
    style: styleOf(kind),
    isOnDefinition: definitionKinds.has(kind),
    sentence: code !== null || explanation === '' ? null : explanation,
    hasParts: parts.length > 0,
    shown: ` ${foldText([prompt, ...parts].join(' '))} `,
    answers: answers.flatMap((each) => {
      const text = foldText(each)
      if (text === '') return []
      return [{ text: ` ${text} `, isRecognisable: contentWords(each).length >= minRecognisableWords }]
    }),
  }
}

class Counter<Key> {
  readonly #counts = new Map<Key, number>()

  of(key: Key): number {
    return this.#counts.get(key) ?? 0
  }

  add(key: Key): void {
    this.#counts.set(key, this.of(key) + 1)
  }
}

/** The first of those whose rank is least, compared number by number; undefined if there are none. */
function firstLeast<Item>(items: readonly Item[], rankOf: (item: Item) => number[]): Item | undefined {
  let least: { item: Item; rank: number[] } | undefined
  for (const item of items) {
    const rank = rankOf(item)
    if (least === undefined || compareRanks(rank, least.rank) < 0) least = { item, rank }
  }
  return least?.item
}

/** Groups kinds that feel similar to learners, so that a quiz mixes the groups. */
function styleOf(kind: ItemKind): string {
  switch (kind) {
    case 'term-choice':
    case 'meaning-choice':
    case 'which-not':
      return 'choice of words'
    case 'output-choice':
    case 'changed-output':
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
    case 'fill-token':
      return kind
  }
}

function areCompatible(one: Candidate<DrawableQuestion>, other: Candidate<DrawableQuestion>): boolean {
  if (one.question.cardId === other.question.cardId) return false
  if (one.question.face.code !== null && one.question.face.code === other.question.face.code) return false
  return !givesAway(one, other) && !givesAway(other, one)
}

/** Whether what `one` shows contains the answer to `other`. What is to be assigned shows terms beside their meanings. */
function givesAway(one: Candidate<DrawableQuestion>, other: Candidate<DrawableQuestion>): boolean {
  const tellsAll = one.hasParts || one.question.conceptId === other.question.conceptId
  return other.answers.some(
    ({ text, isRecognisable }) => (tellsAll || isRecognisable) && one.shown.includes(text),
  )
}
