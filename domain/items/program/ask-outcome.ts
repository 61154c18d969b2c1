import { findMisconception } from '#domain/items/misconceptions'
import type { Option } from '#domain/items/items'
import { keyOption, distractorOption } from '#domain/items/option'
import { feedbackOn } from '#domain/items/program/expected-outputs'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
import { confusedWith, exceptionMeanings } from '#domain/items/program/exceptions'

const endsWith = (type: string) => `It ends with an uncaught \`${type}\``

/** Asks how a program ends, if it raises an exception or never ends. */
export function askOutcome(context: QuestionContext): ProgramQuestion[] {
  const options = optionsOf(context)
  if (options === null) return []
  const prompt = `${context.preamble}How does this program end when it is run?`
  return [choiceQuestion('outcome', prompt, options, context.cardId)]
}

function optionsOf(context: QuestionContext): Option[] | null {
  const { program, run } = context
  const finishes = finishingOption(context)
  const type = run.exception?.type.split('.').at(-1)
  if ((run.outcome === 'exception' || run.outcome === 'syntax-error') && type !== undefined) {
    const other = confusedWith.get(type)
    if (other === undefined || program.source.includes('SystemExit') || type === 'SystemExit') return null
    return [
      keyOption(endsWith(type), run.summary),
      distractorOption(endsWith(other), `${meaningOf(other)} ${run.summary}`),
      finishes,
    ]
  }
  if (run.outcome !== 'deadlock' || /timeout/iu.test(program.source)) return null
  const why = `Nothing here sets a deadline, so no \`TimeoutError\` is raised. ${run.summary}`
  return [
    keyOption('It waits for ever and never comes to its end', run.summary),
    finishes,
    distractorOption(endsWith('TimeoutError'), why),
  ]
}

const meaningOf = (type: string) => `\`${type}\` would mean that ${exceptionMeanings.get(type) ?? ''}.`

/** That a program runs to its end, with the belief by whose run it does, if there is one. */
function finishingOption({ run, misconceptions, misconceptionRuns }: QuestionContext): Option {
  const plain = distractorOption('It runs to its end without an exception', run.summary)
  const believed = misconceptionRuns.find(({ record }) => record.outcome === 'finished')
  const misconception = findMisconception(misconceptions, believed?.rewrite.misconception ?? '')
  return believed === undefined || misconception === null
    ? plain
    : {
        ...plain,
        misconception: misconception.id,
        runHash: believed.hash,
        feedback: `${feedbackOn(misconception, [], [], null)} ${run.summary}`,
      }
}
