import type { Confidence } from '#domain/items/confidence'
import type { ItemKind } from '#domain/items/items'
import { choiceKinds, isProduced, stageOfKind, type Stage } from '#domain/items/kind-rules'
import { randomFrom } from '#domain/random/random-from'
import type { Override } from '#domain/schedule/override'
import { byRank } from '#domain/schedule/rank'
import type { Rating } from '#domain/schedule/rating'
import { isRightGuess } from '#domain/schedule/rating-of-answer'

// Recognition comes first, then production, then transfer, and a failure leads one stage back (Rawson & Dunlosky,
// successive relearning; retrieval from memory teaches more than choosing). What was chosen follows from the card's log
// alone, so an undone answer also undoes what it led to.

/** A question that a card can ask. */
export interface CardQuestion {
  itemId: string
  kind: ItemKind
  /** 0 for a question about the card's own program or concept, 1, 2, … for the same about another program. */
  variant: number
}

/** An answer to a question of a card, as the log has it. Practice and what was undone are left out. */
export interface PastAnswer {
  itemId: string
  kind: ItemKind
  rating: Rating
  /** The automatic grade; null if only the learner could judge the answer. */
  correct: boolean | null
  confidence: Confidence | null
  override: Override | null
}

/** The stages of graded questions, the easiest first. */
const gradedStages = ['recognition', 'production', 'transfer'] as const
type GradedStage = (typeof gradedStages)[number]

/** A card's own item is preferred where nothing else decides. */
const own = 0

/**
 * Chooses the question that a card asks now: of the hardest stage that the learner has earned, the one that was asked
 * least recently. Where the learner would have to grade themselves, anything that can be graded is preferred.
 *
 * @param questions at least one; the card's own item first
 * @param past the learner's answers to the card, oldest first
 * @param seed decides between questions that are otherwise equal
 */
export function chooseQuestion<Question extends CardQuestion>(
  questions: readonly [Question, ...Question[]],
  past: readonly PastAnswer[],
  seed: string,
): Question {
  const stage = earnedStage(questions, past)
  const candidates = questions.filter((question) => stageOf(question) === (stage ?? 'recall'))
  // Most cards have one question of each stage, for which a random number would be a waste.
  if (candidates.length === 1) return candidates[0] ?? questions[own]
  const [first] = byRank(candidates, (question) => [
    past.findLastIndex(({ itemId }) => itemId === question.itemId),
    // Another program shows at once whether the answers come from memory of the output.
    isOtherProgram(question) ? 0 : 1,
    question.variant,
    question === questions[own] ? 0 : 1,
    randomFrom(`${seed}/${question.itemId}`)(),
  ])
  return first ?? questions[own]
}

/**
 * The question that follows at once when an answer among options was right by a guess, and that rates the card: one that
 * has to be answered without options. Null if the card has none.
 *
 * @param questions the card's own item first
 * @param asked the question with the options
 */
export function followUpTo<Question extends CardQuestion>(
  questions: readonly Question[],
  asked: CardQuestion,
): Question | null {
  if (!choiceKinds.has(asked.kind)) return null
  const produced = questions.filter((question) => stageOf(question) === 'production')
  const first = questions[own]
  const isFirstProduced = first !== undefined && isProduced(first.kind)
  return produced[0] ?? (isFirstProduced ? first : null)
}

/** What a question of a card asks of the learner: another program is always transfer. */
function stageOf({ kind, variant }: Pick<CardQuestion, 'kind' | 'variant'>): Stage {
  return variant === 0 || stageOfKind(kind) === 'recall' ? stageOfKind(kind) : 'transfer'
}

const isOtherProgram = ({ variant }: CardQuestion) => variant > 0

/** Whether a question of a card asks to use what was learned, which is the hardest that a card asks. */
export const isTransfer = (question: CardQuestion): boolean => stageOf(question) === 'transfer'

/** The hardest stage that the learner has earned; null if none of the questions can be graded. */
function earnedStage(questions: readonly CardQuestion[], past: readonly PastAnswer[]): GradedStage | null {
  const stages = gradedStages.filter((stage) => questions.some((question) => stageOf(question) === stage))
  const variants = new Set(questions.filter(isOtherProgram).map(({ itemId }) => itemId))
  // The number of stages that were passed.
  let passed = 0
  for (const answer of past) {
    const stage = stageOf({ kind: answer.kind, variant: variants.has(answer.itemId) ? 1 : 0 })
    // A stage that the card no longer has counts as the next easier one.
    const place = stages.filter((each) => difficultyOf(each) < difficultyOf(stage)).length
    const next = stages.filter((each) => difficultyOf(each) <= difficultyOf(stage)).length
    const result = resultOf(answer)
    if (result === 'passed') passed = Math.max(passed, next)
    if (result === 'failed') passed = Math.min(passed, Math.max(0, place - 1))
  }
  return stages[Math.min(passed, stages.length - 1)] ?? null
}

/** What a learner remembered by their own judgement counts as recognised. */
const difficultyOf = (stage: Stage) => (stage === 'recall' ? 0 : gradedStages.indexOf(stage))

/**
 * What an answer says about its stage. A right guess among options says nothing, nor does what the learner judged
 * although it can be graded, or against the grade.
 */
function resultOf(answer: PastAnswer): 'passed' | 'failed' | 'unknown' {
  const { rating, correct, override, kind } = answer
  if (override === null && (correct === false || rating === 1)) return 'failed'
  if (correct === null) return stageOfKind(kind) === 'recall' ? 'passed' : 'unknown'
  return correct && !isRightGuess(kind, answer) ? 'passed' : 'unknown'
}
