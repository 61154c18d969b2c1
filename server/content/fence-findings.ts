import { normaliseOutput } from '#domain/items/grade-answer'
import type { Finding } from '#domain/lesson/lesson'
import type { Fence } from '#domain/lesson/parsed-lesson'
import type { RunRecord } from '#domain/program/run-record'
import { bearsOut, resultClaims } from '#domain/program/telling-comments'
import type { PreparedFence } from '#server/content/prepare-fence'

/** What the comments of a block say of its result, where the run printed something else. */
export function contradictedClaims({ fence, part, session }: PreparedFence, run: RunRecord): Finding[] {
  if (session !== null || !run.deterministic) return []
  const seen = `${run.stdout}\n${run.stderr}\n${run.exception?.type ?? ''} ${run.exception?.message ?? ''}`
  return resultClaims(part.source, part.analysis.comments)
    .filter(({ claim }) => !bearsOut(claim, seen))
    .map(({ line, claim }) => ({
      rule: 'E43',
      line: fence.codeLine + line - 1,
      message: `The comment says that \`${claim}\` is the result, but the run printed ${quoteOutput(run.stdout)}. Correct the comment or the code.`,
    }))
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

export function syntaxWarning(fence: Fence, { message, line }: { message: string; line: number }): Finding {
  const isSession = fence.language === 'doctest'
  return {
    rule: 'G12',
    line: isSession ? fence.source.first : Math.min(fence.codeLine + line - 1, fence.source.last),
    message:
      `This is not Python (${message}), so it is not run. Mend it, mark the block as \`text\`, or write ` +
      '`<!-- quiz: raises=SyntaxError -->` before it.',
  }
}

export function undefinedWarning(fence: Fence, names: readonly string[]): Finding {
  const list = names
    .slice(0, 4)
    .map((name) => `\`${name}\``)
    .join(', ')
  return {
    rule: 'G13',
    line: fence.source.first,
    message: `Nothing in the lesson defines ${list}, so this is read as a sketch and not asked. Define ${names.length === 1 ? 'it' : 'them'} to get questions.`,
  }
}

export function sessionWarning(fence: Fence, run: RunRecord): Finding {
  return {
    rule: 'E43',
    line: fence.source.first,
    message: `This session does not show what the run printed (${quoteOutput(run.stdout)}). Correct it.`,
  }
}
