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

const folds = 9

/** Reads each lesson of the open part with weights that were learned from other lessons of it. */
export function crossValidate(): EvaluatedLesson[] {
  const lessons = readPart('open')
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isHeldOut = (_: LabelledLesson, index: number): boolean => index % folds === fold
    const weights = fitClaimWeights(lessons.filter((lesson, index) => !isHeldOut(lesson, index)))
    return lessons.filter(isHeldOut).map((lesson) => evaluateLesson(lesson, weights))
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
