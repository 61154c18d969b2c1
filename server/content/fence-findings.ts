import { normaliseOutput } from '#domain/items/grade-answer'
import { finding, type Finding } from '#domain/findings/finding'
import type { Fence } from '#domain/lesson/parsed-lesson'
import type { RunRecord } from '#domain/program/run-record'
import { isConfirmed, resultClaims } from '#domain/program/spoiler-comments'
import type { PreparedFence } from '#server/content/prepare-fence'

/** Comments of a block that claim a result that the run did not print. */
export function contradictedClaims({ fence, part, session }: PreparedFence, run: RunRecord): Finding[] {
  if (session !== null || !run.deterministic) return []
  const seen = `${run.stdout}\n${run.stderr}\n${run.exception?.type ?? ''} ${run.exception?.message ?? ''}`
  return resultClaims(part.source, part.analysis.comments)
    .filter(({ claim }) => !isConfirmed(claim, seen))
    .map(({ line, claim }) => {
      const found = `The comment says that \`${claim}\` is the result, but the run printed ${quoteOutput(run.stdout)}.`
      return finding('E43', { line: fence.codeLine + line - 1 }, found, 'Correct the comment or the code.')
    })
}

function quoteOutput(stdout: string): string {
  const lines = normaliseOutput(stdout)
  if (lines.length === 0) return 'nothing'
  const [first = ''] = lines
  const shown = first.length > 60 ? `${first.slice(0, 57)}…` : first
  return lines.length === 1
    ? `\`${shown}\``
    : `\`${shown}\` and ${lines.length - 1} more ${lines.length === 2 ? 'line' : 'lines'}`
}

export function syntaxWarning(
  { fence, session }: PreparedFence,
  { message, line }: { message: string; line: number },
): Finding {
  const isSession = session !== null
  const place = {
    line: isSession ? fence.source.first : Math.min(fence.codeLine + line - 1, fence.source.last),
  }
  return finding('G12', place, `This is not Python (${message}), so it is not run.`)
}

export function undefinedWarning(fence: Fence, names: readonly string[]): Finding {
  const list = names
    .slice(0, 4)
    .map((name) => `\`${name}\``)
    .join(', ')
  const found = `Nothing in the lesson defines ${list}, so this is read as a sketch and not asked about.`
  const whatToDo = `Define ${names.length === 1 ? 'it' : 'them'} to get questions.`
  return finding('G13', { line: fence.source.first }, found, whatToDo)
}

export function accidentWarning(fence: Fence, { exception }: RunRecord): Finding {
  const type = exception?.type.split('.').at(-1) ?? ''
  const found = `The program ends with ${type}, which nothing around it says, so it is not asked about.`
  const whatToDo = `Correct it, or write \`<!-- quiz: raises=${type} -->\` before it.`
  return finding('G27', { line: fence.source.first }, found, whatToDo)
}

export function sessionWarning(fence: Fence, run: RunRecord): Finding {
  const found = `This session does not show what the run printed: ${quoteOutput(run.stdout)}.`
  return finding('E43', { line: fence.source.first }, found, 'Correct the session.')
}
