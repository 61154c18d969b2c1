import { choiceKinds, type ItemKind } from '#domain/items/items'
import type { CardSchedule } from '#domain/schedule/schedule'

/** A question answered in a quiz. */
export interface QuizTry {
  kind: ItemKind
  correct: boolean
  /** Whether the card was not tried before on this study day, rated or not. */
  isFirstOfDay: boolean
}

/**
 * The rating that a try in a quiz gives its card: 1 Again, 3 Good, or null where it is practice.
 *
 * A quiz never introduces a card, and rates none that was rated on the same study day. A failure shows that the
 * card is forgotten, due or not. A pass counts only for a card in Review that is due, on the first try of
 * the day, and not where a guess among options may have made it.
 */
export function ratingOfTry(schedule: CardSchedule, quizTry: QuizTry, studyDay: number): 1 | 3 | null {
  if (schedule.state === 'New' || schedule.suspended || schedule.lastStudyDay >= studyDay) return null
  if (!quizTry.correct) return 1
  const isDue = schedule.state === 'Review' && schedule.dueDay <= studyDay
  return isDue && quizTry.isFirstOfDay && !choiceKinds.has(quizTry.kind) ? 3 : null
}
