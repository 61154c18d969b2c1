import type { LessonProgram } from '#domain/items/items'
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
  return variants.map((variant, index) => ({
    id: `${id}~${index + 1}`,
    program: variant.program,
    run: variant.record,
    source,
  }))
}
