import type { LessonProgram } from '#domain/items/items'
import type { RunRecord } from '#domain/program/run-record'
import type { Engine } from '#server/content/engine'

/** Enough for the next reviews of a card to show a different program each. */
const variantCount = 2

/** Variants of one of the lesson's programs: the same behaviour, with other names, numbers and times. */
export async function varyProgram(
  { id, program, run, source }: LessonProgram,
  engine: Pick<Engine, 'variants'>,
): Promise<LessonProgram[]> {
  if (!run.deterministic || run.outcome === 'syntax-error' || run.stdout === '') return []
  const variants = await engine.variants(program, { seed: id, count: variantCount })
  return variants
    .filter(({ changes, record }) =>
      changes.every(({ kind, from, to }) => kind !== 'number' || !tells(run, from) || !tells(record, to)),
    )
    .map((variant, index) => ({
      id: `${id}~${index + 1}`,
      program: variant.program,
      run: variant.record,
      source,
    }))
}

/** Whether a run prints a number as a time, as in `at 2 s`. A number that no wait explains would lie with another value. */
function tells({ stdout }: RunRecord, number: string): boolean {
  return new RegExp(
    String.raw`(?<![\w.])${number.replace('.', String.raw`\.`)}[ -]?(?:s|secs?|seconds?)\b`,
  ).test(stdout)
}
