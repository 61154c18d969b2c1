import type { RawRun } from '#sandbox/messages'

const seconds = (count: number) => (count === 1 ? '1 second' : `${Number(count.toFixed(3))} seconds`)

/** How a run ended, as a sentence for a learner. */
export function summarise(run: RawRun): string {
  const [reason = ''] = run.reasons
  switch (run.outcome) {
    case 'finished':
      return run.exitStatus
        ? `The program ended itself with exit status ${run.exitStatus}.`
        : run.seconds > 0
          ? `The program finished after ${seconds(run.seconds)}.`
          : 'The program finished without waiting.'
    case 'exception':
      return run.exception?.line
        ? `The program was ended by ${run.exception.type}, raised from line ${run.exception.line}.`
        : `The program was ended by ${run.exception?.type ?? 'an exception'}.`
    case 'deadlock':
      return `The program waits for ever. ${reason}`
    case 'time-limit':
      return `The program was stopped because it took too long. ${reason}`
    case 'output-limit':
      return `The program was stopped because it printed too much. ${reason}`
    case 'memory-limit':
      return `The program was stopped because it needed too much memory. ${reason}`
    case 'syntax-error':
      return run.exception?.line
        ? `Python cannot read line ${run.exception.line}: ${run.exception.message}.`
        : `Python cannot read the program: ${run.exception?.message ?? ''}.`
    case 'unsupported':
      return reason
  }
}
