import { listKey, passageRules, type PassageContext } from '#domain/claims/passage-evidence'
import type { PassageCandidate } from '#domain/claims/passage'
import { inGroup, probabilitiesOf, type Weights } from '#domain/claims/regression'
import type { RankedCandidate } from '#domain/claims/rank-claims'
import type { LanguageData } from '#domain/language/language'

/** Whether a passage is what it may be. */
export const passageReadings = ['none', 'claim'] as const
export type PassageReading = (typeof passageReadings)[number]

export interface RankedPassage {
  passage: PassageCandidate
  /** Probability that the passage is of its kind. */
  probability: number
}

/** Prepares what all passages of a lesson are judged by. */
export function passageContextOf(
  passages: readonly PassageCandidate[],
  language: LanguageData,
  pairs: readonly RankedCandidate[],
  advised: ReadonlySet<number>,
): PassageContext {
  const highest = (reading: 'definition' | 'label'): Map<number, number> => {
    const byLine = new Map<number, number>()
    for (const { candidate, probability } of pairs)
      byLine.set(candidate.line, Math.max(byLine.get(candidate.line) ?? 0, probability[reading]))
    return byLine
  }
  return {
    language,
    lists: Map.groupBy(passages, listKey),
    defined: highest('definition'),
    labelled: highest('label'),
    advised,
  }
}

/** Ids of the rules of evidence that see a passage. */
export function evidenceForPassage(passage: PassageCandidate, context: PassageContext): string[] {
  const evidence = passageRules[passage.kind].filter(({ sees }) => sees(passage, context)).map(({ id }) => id)
  // The other kinds have too few examples to learn more than one weight from.
  return passage.kind === 'advice' ? inGroup(evidence, passage.form) : evidence
}

/** Judges passages by their evidence, the most probable first. */
export function rankPassages(
  passages: readonly PassageCandidate[],
  context: PassageContext,
  weights: Readonly<Record<PassageCandidate['kind'], Weights<PassageReading>>>,
): RankedPassage[] {
  return passages
    .map((passage) => {
      const evidence = evidenceForPassage(passage, context)
      const { claim } = probabilitiesOf(passageReadings, evidence, weights[passage.kind])
      return { passage, probability: claim }
    })
    .sort((a, b) => b.probability - a.probability)
}
