import { normaliseOutput } from '#domain/items/grade-answer'
import type { LessonProgram } from '#domain/items/items'
import type { ChangedProgram } from '#domain/items/program/program-question'
import type { MisconceptionRun } from '#domain/program/misconception-run'
import { nearbyPrograms } from '#domain/program/nearby-programs'
import { isSmallChange } from '#domain/program/small-change'
import type { Engine } from '#server/content/engine'
import { loopsOnCondition } from '#server/content/loops-on-condition'

type RunningEngine = Pick<Engine, 'runWithTrace'>

/** So many programs that are nearly the same are run to find one that prints something else. */
const maxNearby = 8

/**
 * The program after small changes: first one that makes it do what a misconception says that it does already, then one
 * that is easily overlooked. Those that make no difference are left out.
 */
export async function changeProgram(
  made: LessonProgram,
  misconceptionRuns: readonly MisconceptionRun[],
  engine: RunningEngine,
): Promise<ChangedProgram[]> {
  const believed = await changeByBelief(made, misconceptionRuns, engine)
  const little = await changeALittle(made, engine)
  const isOther = ({ run }: ChangedProgram) => believed.every(({ run: { stdout } }) => stdout !== run.stdout)
  return [...believed, ...little.filter(isOther)]
}

async function changeByBelief(
  { id, program, run, source }: LessonProgram,
  misconceptionRuns: readonly MisconceptionRun[],
  engine: RunningEngine,
): Promise<ChangedProgram[]> {
  const found = misconceptionRuns.find(
    ({ rewrite, record }) =>
      rewrite.source !== null &&
      record.outcome === 'finished' &&
      record.stdout !== run.stdout &&
      isSmallChange(program.source, rewrite.source),
  )
  if (found === undefined || found.rewrite.source === null) return []
  const { rule, misconception } = found.rewrite
  const changed = { ...program, source: found.rewrite.source.trimEnd() }
  const { record, trace } = await engine.runWithTrace(changed)
  if (record.outcome !== 'finished' || !record.deterministic) return []
  return [
    { id: `${id}~${rule}`, program: changed, run: record, trace, source, belief: { rule, misconception } },
  ]
}

/** The first of the programs for which a hasty reader may take this one that prints as many lines, but not the same. */
async function changeALittle(
  { id, program, run, source }: LessonProgram,
  engine: RunningEngine,
): Promise<ChangedProgram[]> {
  if (run.outcome !== 'finished' || !run.deterministic || loopsOnCondition(program.source)) return []
  const printed = normaliseOutput(run.stdout)
  for (const nearby of nearbyPrograms(program.source).slice(0, maxNearby)) {
    const changed = { ...program, source: nearby }
    const { record, trace } = await engine.runWithTrace(changed)
    const lines = normaliseOutput(record.stdout)
    const isOther = lines.length === printed.length && lines.join('\n') !== printed.join('\n')
    if (record.outcome === 'finished' && record.deterministic && isOther)
      return [{ id: `${id}~nearby`, program: changed, run: record, trace, source, belief: null }]
  }
  return []
}
