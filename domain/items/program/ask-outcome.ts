import { keyOption, siblingOption } from '#domain/items/option'
import { choiceFace, type Asking, type Face } from '#domain/items/program/asking'
import { confusedWith, exceptionMeanings } from '#domain/items/program/exceptions'

/** How a program ends, where that is with an exception or never. */
export function askOutcome({ program, run, given, cardId }: Asking): Face[] {
  const finishes = siblingOption('It runs to its end without an exception', run.summary)
  const endsWith = (type: string) => `It ends with an uncaught \`${type}\``
  const prompt = `${given}How does this program end when it is run?`
  const type = run.exception?.type.split('.').at(-1)
  if ((run.outcome === 'exception' || run.outcome === 'syntax-error') && type !== undefined) {
    const other = confusedWith.get(type)
    if (other === undefined || program.source.includes('SystemExit') || type === 'SystemExit') return []
    const why = `\`${other}\` would mean that ${exceptionMeanings.get(other) ?? ''}. ${run.summary}`
    const options = [keyOption(endsWith(type), run.summary), siblingOption(endsWith(other), why), finishes]
    return [choiceFace('outcome', prompt, options, cardId)]
  }
  if (run.outcome !== 'deadlock' || /timeout/iu.test(program.source)) return []
  const why = `Nothing here sets a deadline, so no \`TimeoutError\` is raised. ${run.summary}`
  const options = [
    keyOption('It waits for ever and never comes to its end', run.summary),
    finishes,
    siblingOption(endsWith('TimeoutError'), why),
  ]
  return [choiceFace('outcome', prompt, options, cardId)]
}
