import { endingOf, type ReasonForStop } from '#domain/program/run-ending'
import type { TextsOf } from '#messages/rooms'
import { lineOrNone } from '#messages/run-names'

/**
 * How a run ended, in the language of the interface. What only the sandbox can say stays in its English.
 *
 * @param summary the sentence of the run's record
 */
export function endingInWords({ ending: text }: TextsOf<'run'>, summary: string): string {
  const ending = endingOf(summary)
  if (ending === null) return summary
  switch (ending.kind) {
    case 'exit':
      return text.exit({ status: ending.status })
    case 'finished':
      return text.finished({ seconds: ending.seconds })
    case 'exception':
      return text.exception({ type: ending.type ?? 'unknown', line: lineOrNone(ending.line) })
    case 'syntax-error':
      return text.syntax({ line: lineOrNone(ending.line), message: ending.message })
    case 'deadlock':
      return [text.deadlock, ending.reason].join(' ')
    default:
      return [text.stopped[ending.kind], reasonInWords(text, ending.reason)].join(' ')
  }
}

function reasonInWords(text: TextsOf<'run'>['ending'], reason: ReasonForStop | string): string {
  if (typeof reason === 'string') return reason
  return reason.kind === 'depth' ? text.tooDeep : text.limits[reason.kind]({ most: reason.most })
}
