import type { LessonProgram } from '#domain/items/items'
import type { MisconceptionRun } from '#domain/program/misconception-run'
import { engineVersion } from '#sandbox/node'
import type { Engine } from '#server/content/engine'
import { misconceptionRunHash } from '#server/content/run-hash'

/** The most rewrites of one program that are run: enough for every misconception about a short one. */
const maxRewrites = 24

/** Runs a program once for each misconception that affects it, as if that misconception were true. */
export async function runMisconceptions(
  { program, run }: Pick<LessonProgram, 'program' | 'run'>,
  engine: Engine,
): Promise<MisconceptionRun[]> {
  if (!run.deterministic || !['finished', 'exception', 'deadlock', 'syntax-error'].includes(run.outcome))
    return []
  const rewrites = await engine.rewrites(program)
  return Promise.all(
    rewrites.slice(0, maxRewrites).map(async (rewrite) => ({
      rewrite,
      ...(await engine.runWithMisconception(program, rewrite)),
      hash: misconceptionRunHash(program, rewrite, engineVersion),
    })),
  )
}
