import type { StudyCounts } from '#domain/study/study-card'
import type { RecallTest } from '#domain/progress/recall-tests'

/**
 * The minutes that the cards of a day will take, at least 1.
 *
 * @param learningSteps number of times that a new card is answered on its first day, if all goes well
 * @param answerMillis usual time for an answer
 */
export function minutesToStudy(counts: StudyCounts, learningSteps: number, answerMillis: number): number {
  const answers = counts.learning + counts.review + counts.new * Math.max(1, learningSteps)
  return Math.max(1, Math.round((answers * answerMillis) / 60_000))
}

interface TestedCard {
  conceptId: string | null
  tests: readonly RecallTest[]
}

/** Concepts whose recall has changed. Ids, each once, and none in both. */
export interface Changed {
  /** One of their cards passed a graded recall test, and had not passed its last one before; no card has failed its last. */
  stronger: string[]
  /** One of their cards failed its last recall test, and had passed the one before. */
  weaker: string[]
}

/**
 * The concepts whose recall has changed since the beginning of a study day: the last test of a card is compared with its
 * last one before that day.
 */
export function changedSince(cards: readonly TestedCard[], fromDay: number): Changed {
  const [gained, failed, weaker] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { conceptId, tests } of cards) {
    const last = tests.at(-1)
    if (conceptId === null || last === undefined || last.studyDay < fromDay) continue
    const before = tests.findLast(({ studyDay }) => studyDay < fromDay)
    if (last.passed) {
      if (last.basis === 'graded' && before?.passed !== true) gained.add(conceptId)
      continue
    }
    failed.add(conceptId)
    if (before?.passed === true) weaker.add(conceptId)
  }
  return { stronger: [...gained].filter((id) => !failed.has(id)), weaker: [...weaker] }
}
