import { normaliseOutput } from '#domain/items/grade-answer'
import type { LessonProgram } from '#domain/items/items'
import type { FilledGap, ProgramGap } from '#domain/items/program/program-question'
import { operatorGaps, wordGaps, type TokenGap } from '#domain/program/token-gaps'
import type { Engine } from '#server/content/engine'
import { loopsOnCondition } from '#server/content/loops-on-condition'

/** Each gap takes as many runs as there are tokens to choose from. */
const maxGaps = 2
/** So few tell that the value matters, and not only whether there is one. */
const minOtherOutputs = { operator: 3, word: 2 }
/** With more right tokens than that, any would do. */
const maxRight = 2

/** An output as a question shows it, where spaces at the ends of lines cannot be seen. */
const seen = (stdout: string): string => normaliseOutput(stdout).join('\n')

/**
 * A token of a program that can be asked for, found by running the program with each of the others in its place: an
 * operator, or else a word or a number. Null if there is none that decides what is printed.
 */
export async function findGap(
  { program, run }: Pick<LessonProgram, 'program' | 'run'>,
  engine: Pick<Engine, 'runWithTrace'>,
): Promise<ProgramGap | null> {
  if (run.outcome !== 'finished' || !run.deterministic || run.stdout === '') return null
  if (loopsOnCondition(program.source)) return null
  const { source } = program
  const printed = seen(run.stdout)
  // What is printed must not name what is asked for, as `dict_values` does.
  const isTold = ({ what, token }: TokenGap) => what !== 'number' && run.stdout.includes(token)
  const words = wordGaps(source).filter((gap) => !isTold(gap))
  const gaps = [...operatorGaps(source).slice(0, maxGaps), ...words.slice(0, maxGaps)]
  for (const { what, token, among, withText } of gaps) {
    const filled = await fill({ token, among, withText })
    const right = filled.filter(({ stdout }) => stdout === printed)
    const wrong = filled.filter(({ stdout }) => stdout !== null && stdout !== printed)
    const fewest = what === 'operator' ? minOtherOutputs.operator : minOtherOutputs.word
    if (right.length < maxRight && new Set(wrong.map(({ stdout }) => stdout)).size >= fewest)
      return { what, token, among, filled, source: withText('____') }
  }
  return null

  function fill({ token, among, withText }: Omit<TokenGap, 'what'>): Promise<FilledGap[]> {
    return Promise.all(
      among
        .filter((other) => other !== token)
        .map(async (other): Promise<FilledGap> => {
          const { record } = await engine.runWithTrace({ ...program, source: withText(other) })
          const { outcome, stdout, deterministic } = record
          return { token: other, stdout: outcome === 'finished' && deterministic ? seen(stdout) : null }
        }),
    )
  }
}
