import { keyOption, distractorOption } from '#domain/items/option'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
import { confusedWith, exceptionMeanings } from '#domain/items/program/exceptions'

/** Asks how a program ends, if it raises an exception or never ends. */
export function askOutcome({ program, run, preamble, cardId }: QuestionContext): ProgramQuestion[] {
  const finishes = distractorOption('It runs to its end without an exception', run.summary)
  const endsWith = (type: string) => `It ends with an uncaught \`${type}\``
  const prompt = `${preamble}How does this program end when it is run?`
  const type = run.exception?.type.split('.').at(-1)
  if ((run.outcome === 'exception' || run.outcome === 'syntax-error') && type !== undefined) {
    const other = confusedWith.get(type)
    if (other === undefined || program.source.includes('SystemExit') || type === 'SystemExit') return []
    const why = `\`${other}\` would mean that ${exceptionMeanings.get(other) ?? ''}. ${run.summary}`
    const options = [keyOption(endsWith(type), run.summary), distractorOption(endsWith(other), why), finishes]
    return [choiceQuestion('outcome', prompt, options, cardId)]
  }
  if (run.outcome !== 'deadlock' || /timeout/iu.test(program.source)) return []
  const why = `Nothing here sets a deadline, so no \`TimeoutError\` is raised. ${run.summary}`
  const options = [
    keyOption('It waits for ever and never comes to its end', run.summary),
    finishes,
    distractorOption(endsWith('TimeoutError'), why),
  ]
  return [choiceQuestion('outcome', prompt, options, cardId)]
}
