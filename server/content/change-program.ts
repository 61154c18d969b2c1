import type { LessonProgram } from '#domain/items/items'
import type { ChangedProgram } from '#domain/items/program/program-question'
import type { MisconceptionRun } from '#domain/program/misconception-run'
import { isSmallChange } from '#domain/program/small-change'
import type { Engine } from '#server/content/engine'

/**
 * The program after a small change that makes it do what a misconception says that it does already. Empty if no
 * such change makes a difference.
 */
export async function changeProgram(
  { id, program, run, source }: LessonProgram,
  misconceptionRuns: readonly MisconceptionRun[],
  engine: Pick<Engine, 'runWithTrace'>,
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
  return [{ id: `${id}~${rule}`, program: changed, run: record, trace, source, rule, misconception }]
}
