import { confidences, type Confidence } from '#domain/items/confidence'

export interface Score {
  right: number
  of: number
}

interface Scored {
  correct: boolean
}

/** The number of right answers and of all answers. Partial credit does not count. */
export function scoreOf(answers: readonly Scored[]): Score {
  return { right: answers.filter(({ correct }) => correct).length, of: answers.length }
}

/** The score of each group, in order of first appearance. Answers whose group is null are left out. */
export function scoresBy<Answer extends Scored, Group extends string>(
  answers: readonly Answer[],
  groupOf: (answer: Answer) => Group | null,
): { group: Group; score: Score }[] {
  return [...Map.groupBy(answers, groupOf)].flatMap(([group, those]) =>
    group === null ? [] : [{ group, score: scoreOf(those) }],
  )
}

/**
 * The score of each level of confidence, the highest level first: how well confidence predicts being right.
 * Levels without answers are left out.
 */
export function calibrationOf(
  answers: readonly (Scored & { confidence: Confidence | null })[],
): { confidence: Confidence; score: Score }[] {
  return confidences.toReversed().flatMap((confidence) => {
    const score = scoreOf(answers.filter((answer) => answer.confidence === confidence))
    return score.of === 0 ? [] : [{ confidence, score }]
  })
}
