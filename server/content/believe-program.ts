import type { LessonProgram } from '#domain/items/items'
import type { BelievedRun } from '#domain/program/believed-run'
import { engineVersion } from '#sandbox/node'
import type { Engine } from '#server/content/engine'
import { believedRunHash } from '#server/content/run-hash'

/** Readings of one program that are run at most: enough for every belief about a short one. */
const maxReadings = 24

/** Runs a program as the believer of each misconception that touches it imagines it. */
export async function believeProgram(
  { program, run }: Pick<LessonProgram, 'program' | 'run'>,
  engine: Engine,
): Promise<BelievedRun[]> {
  if (!run.deterministic || !['finished', 'exception', 'deadlock'].includes(run.outcome)) return []
  const rewrites = await engine.rewrites(program)
  return Promise.all(
    rewrites.slice(0, maxReadings).map(async (rewrite) => ({
      rewrite,
      ...(await engine.believe(program, rewrite)),
      hash: believedRunHash(program, rewrite, engineVersion),
    })),
  )
}
