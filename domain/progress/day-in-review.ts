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

/**
 * Concepts that got stronger on a study day: one of their cards passed a graded recall test that it had failed, or not
 * had, before; and none of their cards failed a test on that day. Ids, each once.
 */
export function strengthenedConcepts(cards: readonly TestedCard[], studyDay: number): string[] {
  const [gained, lost] = [new Set<string>(), new Set<string>()]
  for (const { conceptId, tests } of cards) {
    const [before, last] = [tests.at(-2), tests.at(-1)]
    if (conceptId === null || last?.studyDay !== studyDay) continue
    if (!last.passed) lost.add(conceptId)
    else if (last.basis === 'graded' && before?.passed !== true) gained.add(conceptId)
  }
  return [...gained].filter((id) => !lost.has(id))
}
