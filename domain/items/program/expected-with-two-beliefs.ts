import { findDivergence } from '#domain/program/divergence'
import { isRearranged } from '#domain/program/align-lines'
import { normaliseOutput } from '#domain/items/grade-answer'
import { isCommon } from '#domain/items/common-misconceptions'
import { findMisconception } from '#domain/items/misconceptions'
import {
  describeDifference,
  outputText,
  sentence,
  type ExpectedOutput,
} from '#domain/items/program/expected-outputs'
import type { QuestionContext } from '#domain/items/program/program-question'

/**
 * The outputs that two misconceptions lead to together: what a second one predicts of the program after the change that
 * makes it do what the first one says. Such an output is more like that of the first than like the right one, so that the
 * right one does not stand between the others.
 */
export function expectedWithTwoBeliefs({ run, changed, misconceptions }: QuestionContext): ExpectedOutput[] {
  const printed = normaliseOutput(run.stdout)
  return changed.flatMap(({ belief, run: believed, misconceptionRuns }) => {
    const first = findMisconception(misconceptions, belief?.misconception ?? '')
    if (first === null) return []
    return misconceptionRuns.flatMap(({ rewrite, record, hash }): ExpectedOutput[] => {
      const second = findMisconception(misconceptions, rewrite.misconception)
      const text = outputText(record.stdout)
      const isOfBoth = second !== null && second !== first && text !== outputText(believed.stdout)
      if (!isOfBoth || record.outcome !== 'finished') return []
      const expected = text.split('\n')
      const { outputLine } = findDivergence({ lines: printed, trace: null }, { lines: expected, trace: null })
      const feedback = [
        `You would expect this if you thought both: ${sentence(first.belief)} And: ${sentence(second.belief)}`,
        ...[first.truth, second.truth].filter((truth) => truth !== '').map(sentence),
        ...(outputLine === null ? [] : [describeDifference(printed, expected, outputLine)]),
      ].join(' ')
      return [
        {
          option: {
            ...{ text, correct: false, misconception: first.id, feedback, runHash: hash },
            partsAt: { step: null, outputLine },
          },
          belief: `${first.id} ${second.id}`,
          isOwn: !isCommon(first),
          isClose: true,
          isRearranged: isRearranged(expected, printed),
        },
      ]
    })
  })
}
