import type { LessonProgram } from '#domain/items/items'
import type { MisconceptionRun } from '#domain/program/misconception-run'
import { engineVersion } from '#sandbox/node'
import type { Engine } from '#server/content/engine'
import { misconceptionRunHash } from '#server/content/run-hash'

/** The most rewrites of one program that are run: enough for every misconception about a short one. */
const maxRewrites = 24

/**
 * Runs a program once for each misconception that affects it, as if that misconception were true.
 *
 * @param only ids of the misconceptions to run it for; null for all
 */
export async function runMisconceptions(
  { program, run }: Pick<LessonProgram, 'program' | 'run'>,
  engine: Pick<Engine, 'rewrites' | 'runWithMisconception'>,
  only: ReadonlySet<string> | null = null,
): Promise<MisconceptionRun[]> {
  if (!run.deterministic || !['finished', 'exception', 'deadlock', 'syntax-error'].includes(run.outcome))
    return []
  if (only?.size === 0) return []
  const found = await engine.rewrites(program)
  const rewrites = found.filter(({ misconception }) => only === null || only.has(misconception))
  return Promise.all(
    rewrites.slice(0, maxRewrites).map(async (rewrite) => ({
      rewrite,
      ...(await engine.runWithMisconception(program, rewrite)),
      hash: misconceptionRunHash(program, rewrite, engineVersion),
    })),
  )
}
