import { normaliseOutput } from '#domain/items/grade-answer'
import type { LessonProgram } from '#domain/items/items'
import type { ChangedProgram } from '#domain/items/program/program-question'
import type { MisconceptionRun } from '#domain/program/misconception-run'
import { nearbyPrograms } from '#domain/program/nearby-programs'
import { isSmallChange } from '#domain/program/small-change'
import type { Engine } from '#server/content/engine'
import { loopsOnCondition } from '#server/content/loops-on-condition'
import { runMisconceptions } from '#server/content/run-misconceptions'

type RunningEngine = Pick<Engine, 'runWithTrace' | 'rewrites' | 'runWithMisconception'>

/** So many programs that are nearly the same are run to find those that print something else. */
const maxNearby = 8
const maxChanges = 2
/** Of so many wrong outputs a question can offer a choice. */
const fewestWrongOutputs = 1

/**
 * The program after small changes: first one that makes it do what a misconception says that it does already, or else one
 * that is easily overlooked; last one after which misconceptions lead to several wrong outputs, if there is one. Those
 * that make no difference are left out.
 */
export async function changeProgram(
  made: LessonProgram,
  misconceptionRuns: readonly MisconceptionRun[],
  engine: RunningEngine,
): Promise<ChangedProgram[]> {
  const matter = misconceptionsThatMatter(made.run, misconceptionRuns)
  const believed = await changeByBelief(made, misconceptionRuns, matter, engine)
  const little = await changeALittle(made, believed, matter, engine)
  return [...believed, ...little]
}

/** Ids of the misconceptions with which a program prints something else. */
function misconceptionsThatMatter(
  { stdout }: LessonProgram['run'],
  misconceptionRuns: readonly MisconceptionRun[],
): Set<string> {
  const matter = misconceptionRuns.filter(({ record }) => record.stdout !== stdout)
  return new Set(matter.map(({ rewrite }) => rewrite.misconception))
}

async function changeByBelief(
  { id, program, run, source }: LessonProgram,
  misconceptionRuns: readonly MisconceptionRun[],
  matter: ReadonlySet<string>,
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
  const after = { id: `${id}~${rule}`, program: changed, run: record, source }
  const believed = await runMisconceptions(after, engine, matter)
  return [{ ...after, trace, misconceptionRuns: believed, belief: { rule, misconception } }]
}

/** Programs for which a hasty reader may take this one that print as many lines, but not the same. */
async function changeALittle(
  { id, program, run, source }: LessonProgram,
  believed: readonly ChangedProgram[],
  matter: ReadonlySet<string>,
  engine: RunningEngine,
): Promise<ChangedProgram[]> {
  if (run.outcome !== 'finished' || !run.deterministic || loopsOnCondition(program.source)) return []
  const wanted = maxChanges - believed.length
  const printed = normaliseOutput(run.stdout)
  const seen = new Set([run, ...believed.map((change) => change.run)].map(({ stdout }) => stdout))
  const found: ChangedProgram[] = []
  for (const nearby of nearbyPrograms(program.source).slice(0, maxNearby)) {
    const isEnough = found.length > 0 && matter.size === 0
    if (isEnough || (found.length >= wanted && found.some(misleads))) break
    const changed = { ...program, source: nearby }
    const { record, trace } = await engine.runWithTrace(changed)
    const isAsLong = normaliseOutput(record.stdout).length === printed.length
    if (record.outcome !== 'finished' || !record.deterministic || !isAsLong || seen.has(record.stdout))
      continue
    seen.add(record.stdout)
    const after = { id: `${id}~nearby`, program: changed, run: record, source }
    const misconceptionRuns = await runMisconceptions(after, engine, matter)
    found.push({ ...after, trace, misconceptionRuns, belief: null })
  }
  const last = found.findLast(misleads)
  const first = found.filter((change) => change !== last && believed.length === 0).slice(0, 1)
  return [...first, ...(last === undefined ? [] : [last])].map((change, index) =>
    index === 0 ? change : { ...change, id: `${change.id}-${index + 1}` },
  )
}

/** Whether misconceptions about a program lead to several outputs that are wrong. */
function misleads({ run, misconceptionRuns }: ChangedProgram): boolean {
  const outputs = misconceptionRuns.map(({ record }) => record.stdout)
  return new Set(outputs.filter((stdout) => stdout !== run.stdout)).size >= fewestWrongOutputs
}
