import type { ClaimWeights } from '#domain/claims/claim-weights'
import { passageKinds } from '#domain/claims/passage'
import { readings as pairReadings } from '#domain/claims/rank-claims'
import { passageReadings } from '#domain/claims/rank-passages'
import { fitWeights } from './fit-weights.ts'
import { labelledExamples } from './labelled-examples.ts'
import type { LabelledLesson } from './read-corpus.ts'

/** Strength of the regularisation; the best of several in cross-validation over the open part of the corpus. */
const decays = {
  pair: 0.004,
  column: 0.007,
  advice: 0.004,
  question: 0.008,
  procedure: 0.008,
  statement: 0.004,
}

const nothing: ClaimWeights = { pair: {}, column: {}, advice: {}, question: {}, procedure: {}, statement: {} }

/** Learns all weights from labelled lessons: first for pairs, whose reading is evidence for passages. */
export function fitClaimWeights(lessons: readonly LabelledLesson[]): ClaimWeights {
  const examples = lessons.map((lesson) => labelledExamples(lesson, nothing))
  const pair = fitWeights(
    examples.flatMap((each) => each.pair),
    pairReadings,
    decays.pair,
  )
  const column = fitWeights(
    examples.flatMap((each) => each.column),
    pairReadings,
    decays.column,
  )
  const passages = lessons.map((lesson) => labelledExamples(lesson, { ...nothing, pair, column }).passages)
  const fitted = passageKinds.map((kind) => [
    kind,
    fitWeights(
      passages.flatMap((examples) => examples[kind]),
      passageReadings,
      decays[kind],
    ),
  ])
  return { pair, column, ...(Object.fromEntries(fitted) as Omit<ClaimWeights, 'pair' | 'column'>) }
}
