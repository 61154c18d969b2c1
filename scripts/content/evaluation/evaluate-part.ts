import path from 'node:path'
import { claimKinds, type Claim, type ClaimKind } from './claim.ts'
import { matchClaims, type Matches } from './match-claims.ts'
import { corpusFolder, type Part } from './parts.ts'
import { readClaims } from './read-claims.ts'
import { readCorpus, type LabelledLesson } from './read-corpus.ts'
import { addScores, scoreOf, type Score } from './score.ts'

export interface EvaluatedLesson {
  lesson: LabelledLesson
  matches: Matches<Claim>
}

/** Reads every lesson of a part and compares the claims found in it with its labels. */
export function evaluatePart(part: Part): EvaluatedLesson[] {
  return readCorpus(path.join(corpusFolder, part)).map((lesson) => ({
    lesson,
    matches: matchClaims(lesson.claims, readClaims(lesson.name, lesson.markdown)),
  }))
}

/** The score of each kind over all lessons. */
export function scoresByKind(lessons: readonly EvaluatedLesson[]): Record<ClaimKind, Score> {
  const scores = claimKinds.map((kind) => [
    kind,
    addScores(lessons.map(({ matches }) => scoreOf(kind, matches))),
  ])
  return Object.fromEntries(scores) as Record<ClaimKind, Score>
}
