import type { LessonProgram } from '#domain/items/items'
import { withRefusal } from '#domain/program/made-up-replies'
import type { Engine } from '#server/content/engine'

/** The program when the quickest reply of its network is a refusal; null if it asks no network or is not certain. */
export async function refuseRequest(
  { id, program, run, source }: LessonProgram,
  engine: Pick<Engine, 'runWithTrace'>,
): Promise<LessonProgram | null> {
  const network = withRefusal(program.network)
  if (network === null || run.outcome !== 'finished' || !run.deterministic) return null
  const changed = { ...program, network }
  const { record } = await engine.runWithTrace(changed)
  return { id: `${id}~refused`, program: changed, run: record, source }
}
