import { confidences, type Confidence } from '#domain/items/confidence'

export interface Score {
  right: number
  of: number
}

interface Scored {
  correct: boolean
}

/** How many are right, and of how many; partial credit is none (docs/decisions on grading). */
export function scoreOf(answers: readonly Scored[]): Score {
  return { right: answers.filter(({ correct }) => correct).length, of: answers.length }
}

/** The score of each group, in the order in which groups first appear; answers without a group are in none. */
export function scoresBy<Answer extends Scored, Group extends string>(
  answers: readonly Answer[],
  groupOf: (answer: Answer) => Group | null,
): { group: Group; score: Score }[] {
  return [...Map.groupBy(answers, groupOf)].flatMap(([group, those]) =>
    group === null ? [] : [{ group, score: scoreOf(those) }],
  )
}

/** Answers that were sure and wrong, and how often sureness was right: what a learner can learn about themselves. */
export function calibrationOf(
  answers: readonly (Scored & { confidence: Confidence | null })[],
): { confidence: Confidence; score: Score }[] {
  return confidences.toReversed().flatMap((confidence) => {
    const score = scoreOf(answers.filter((answer) => answer.confidence === confidence))
    return score.of === 0 ? [] : [{ confidence, score }]
  })
}
