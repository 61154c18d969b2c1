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

/** Cards that wait, or how many of them may be shown, by the limit that applies to them. */
interface WaitingCards {
  review: number
  new: number
}

/** What a study day has had and may still have. */
export interface DayOfAnswers {
  done: AnswersByGrading
  /** Learning and relearning cards, which have to be finished: one answer each. */
  learning: AnswersByGrading
  /** How many answers a new card takes until it has left its learning steps. */
  answersPerNewCard: number
}

/**
 * How many cards that learners grade themselves may still be shown today. If nothing that can be graded is left or was
 * answered, there is no share to keep, and they all may.
 *
 * @param graded cards that can be graded and will be shown today
 * @param selfGraded cards that cannot be graded, and wait
 */
export function selfGradedLeft(
  { done, learning, answersPerNewCard }: DayOfAnswers,
  graded: WaitingCards,
  selfGraded: WaitingCards,
): WaitingCards {
  const gradedOfDay = done.graded + learning.graded + graded.review + graded.new
  if (gradedOfDay === 0) return selfGraded
  const room = roomFor({ graded: gradedOfDay, selfGraded: done.selfGraded + learning.selfGraded })
  const review = Math.min(selfGraded.review, room)
  return { review, new: Math.min(selfGraded.new, Math.floor((room - review) / answersPerNewCard)) }
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
  const answers = { graded: done.graded, selfGraded: done.selfGraded + learning.selfGraded }
  const costOf = ({ schedule }: Card) => (schedule.state === 'New' ? answersPerNewCard : 1)
  const waiting: Card[] = []
  const ordered: Card[] = []
  const showWaiting = () => {
    const fits = () => waiting.findIndex((card) => costOf(card) <= roomFor(answers))
    for (let index = fits(); index >= 0; index = fits()) {
      const [next] = waiting.splice(index, 1)
      if (next === undefined) break
      answers.selfGraded += costOf(next)
      ordered.push(next)
    }
  }
  for (const card of cards) {
    // Cards in their learning steps have to be finished.
    const mayWait = card.schedule.state === 'New' || card.schedule.state === 'Review'
    if (card.isGradable || !mayWait) ordered.push(card)
    else waiting.push(card)
    if (card.isGradable) answers.graded += 1
    showWaiting()
  }
  return ordered
}

const roomFor = ({ graded, selfGraded }: AnswersByGrading) =>
  Math.max(0, Math.floor(graded / gradedPerSelfGraded) - selfGraded)
