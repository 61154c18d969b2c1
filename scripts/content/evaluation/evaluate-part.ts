import type { ClaimWeights } from '#domain/claims/claim-weights'
import { claimKinds, type Claim, type ClaimKind } from './claim.ts'
import { matchClaims, type Matches } from './match-claims.ts'
import { fitClaimWeights } from './fit-claim-weights.ts'
import { readPart } from './labelled-examples.ts'
import type { Part } from './parts.ts'
import { readClaims } from './read-claims.ts'
import type { LabelledLesson } from './read-corpus.ts'
import { addScores, scoreOf, type Score } from './score.ts'

export interface EvaluatedLesson {
  lesson: LabelledLesson
  matches: Matches<Claim>
}

/** Reads every lesson of a part and compares the claims found in it with its labels. */
export function evaluatePart(part: Part): EvaluatedLesson[] {
  return readPart(part).map((lesson) => evaluateLesson(lesson))
}

const evaluateLesson = (lesson: LabelledLesson, weights?: ClaimWeights): EvaluatedLesson => ({
  lesson,
  matches: matchClaims(lesson.claims, readClaims(lesson.name, lesson.markdown, weights)),
})

/** The lessons that were written together, by the same people and in the same manner: the letter before their names. */
export const batchOf = ({ name }: LabelledLesson): string => name.split('-')[0] ?? name

/**
 * Reads each batch of the open part with weights that were learned from the other batches. Leaving out single lessons
 * would promise too much: those that were written together are alike.
 */
export function crossValidate(): EvaluatedLesson[] {
  const batches = Map.groupBy(readPart('open'), batchOf)
  return [...batches.keys()].flatMap((batch) => {
    const others = [...batches].flatMap(([name, lessons]) => (name === batch ? [] : lessons))
    const weights = fitClaimWeights(others)
    return (batches.get(batch) ?? []).map((lesson) => evaluateLesson(lesson, weights))
  })
}

/** The score of each kind over all lessons. */
export function scoresByKind(lessons: readonly EvaluatedLesson[]): Record<ClaimKind, Score> {
  const scores = claimKinds.map((kind) => [
    kind,
    addScores(lessons.map(({ matches }) => scoreOf(kind, matches))),
  ])
  return Object.fromEntries(scores) as Record<ClaimKind, Score>
}
