import type { LessonProgram } from '#domain/items/items'
import type { FilledGap, ProgramGap } from '#domain/items/program/program-question'
import { operatorGaps } from '#domain/program/operator-gaps'
import type { Engine } from '#server/content/engine'

/** Each gap takes as many runs as there are operators of its kind. */
const maxGaps = 2
/** A program with a loop that depends on a condition may never end with another operator, which takes long to find out. */
const loopsOnCondition = /^\s*(?:while|async\s+for)\b/mu
/** So few tell that the value matters, and not only whether there is one. */
const minOtherOutputs = 3
/** With more right operators than that, any would do. */
const maxRight = 2

/**
 * An operator of a program that can be asked for, found by running the program with each operator of its kind in its
 * place. Null if there is none that decides what is printed.
 */
export async function findGap(
  { program, run }: Pick<LessonProgram, 'program' | 'run'>,
  engine: Pick<Engine, 'runWithTrace'>,
): Promise<ProgramGap | null> {
  if (run.outcome !== 'finished' || !run.deterministic || run.stdout === '') return null
  if (loopsOnCondition.test(program.source)) return null
  for (const { operator, kind, withText } of operatorGaps(program.source).slice(0, maxGaps)) {
    const filled = await Promise.all(
      kind
        .filter((other) => other !== operator)
        .map(async (other): Promise<FilledGap> => {
          const { record } = await engine.runWithTrace({ ...program, source: withText(other) })
          const { outcome, stdout, deterministic } = record
          return { operator: other, stdout: outcome === 'finished' && deterministic ? stdout : null }
        }),
    )
    const right = filled.filter(({ stdout }) => stdout === run.stdout)
    const wrong = filled.filter(({ stdout }) => stdout !== null && stdout !== run.stdout)
    if (right.length < maxRight && new Set(wrong.map(({ stdout }) => stdout)).size >= minOtherOutputs)
      return { operator, kind, filled, source: withText('____') }
  }
  return null
}
