import type { State } from '#domain/schedule/schedule'

// Learners overestimate what they know, so most of what is known about them has to come from answers that were graded:
// in a course with programs, at most a quarter of a day's answers are self-graded. The rest waits for another day.

/** For each self-graded answer, this many graded ones. */
const gradedPerSelfGraded = 3

/** Answers by how they are graded. */
export interface AnswersByGrading {
  graded: number
  selfGraded: number
}

/** Cards, by what decides when they are shown. */
interface Cards {
  /** Learning and relearning cards. */
  learning: number
  review: number
  new: number
}

/** What a study day has had. */
export interface DayOfAnswers {
  done: AnswersByGrading
  /** Self-graded cards that are being learned, whether they are due yet or not: one more answer each. */
  learning: number
  /** How many answers a new card takes until it has left its learning steps. */
  answersPerNewCard: number
}

/**
 * How many cards that learners grade themselves may still be shown today: first those that are being learned, then
 * those in review, then new ones. If nothing that can be graded is left or was answered, there is no share to keep, and
 * they all may.
 *
 * @param graded cards that can be graded and will be shown today
 * @param selfGraded cards that cannot be graded, and wait
 */
export function selfGradedLeft(
  { done, learning, answersPerNewCard }: DayOfAnswers,
  graded: Cards,
  selfGraded: Cards,
): Cards {
  const gradedOfDay = done.graded + graded.learning + graded.review + graded.new
  if (gradedOfDay === 0) return selfGraded
  const room = roomFor({ ...done, graded: gradedOfDay })
  const roomLeft = Math.max(0, room - learning)
  const review = Math.min(selfGraded.review, roomLeft)
  return {
    learning: Math.min(selfGraded.learning, room),
    review,
    new: Math.min(selfGraded.new, Math.floor((roomLeft - review) / answersPerNewCard)),
  }
}

/** A card in the order in which cards are to be shown. */
interface OrderedCard {
  isGradable: boolean
  schedule: { state: State }
}

/**
 * The cards in the same order, except that each self-graded one waits until enough graded ones have been shown. Those
 * that would have to wait longer than these cards are left out.
 */
export function spreadSelfGraded<Card extends OrderedCard>(
  cards: readonly Card[],
  { done, learning, answersPerNewCard }: DayOfAnswers,
): Card[] {
  const isAnyGraded = done.graded > 0 || cards.some(({ isGradable }) => isGradable)
  if (!isAnyGraded) return [...cards]
  const answers = { ...done }
  let beingLearned = learning
  const fits = ({ schedule: { state } }: Card) => {
    if (state === 'New') return answersPerNewCard <= roomFor(answers) - beingLearned
    return 1 <= roomFor(answers) - (state === 'Review' ? beingLearned : 0)
  }
  const waiting: Card[] = []
  const ordered: Card[] = []
  const showWaiting = () => {
    for (let index = waiting.findIndex(fits); index >= 0; index = waiting.findIndex(fits)) {
      const [next] = waiting.splice(index, 1)
      if (next === undefined) break
      const { state } = next.schedule
      answers.selfGraded += state === 'New' ? answersPerNewCard : 1
      if (state === 'Learning' || state === 'Relearning') beingLearned -= 1
      ordered.push(next)
    }
  }
  for (const card of cards) {
    if (card.isGradable) ordered.push(card)
    else waiting.push(card)
    if (card.isGradable) answers.graded += 1
    showWaiting()
  }
  return ordered
}

const roomFor = ({ graded, selfGraded }: AnswersByGrading) =>
  Math.max(0, Math.floor(graded / gradedPerSelfGraded) - selfGraded)
