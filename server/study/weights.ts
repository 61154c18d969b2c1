import { z } from 'zod'
import { defaultWeights, weightsOf, type Weights } from '#domain/schedule/fsrs'
import type { Transaction } from '#server/database/transaction'

/** Cache of weights by version. Trained weights never change. */
const known = new Map([[defaultWeights.version, defaultWeights]])

/**
 * The weights with the version that a schedule, an event or a learner's settings refer to.
 *
 * @throws Error if there are none
 */
export async function weightsNamed(db: Transaction, version: string): Promise<Weights> {
  const found = known.get(version)
  if (found !== undefined) return found
  const row = await db
    .selectFrom('LearnedWeights')
    .select('weights')
    .where('id', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw new Error(`There are no weights ${version}.`)
  const weights = weightsOf(version, z.array(z.number()).parse(JSON.parse(row.weights)))
  known.set(version, weights)
  return weights
}

/**
 * Weights that a learner may use.
 *
 * @param id null for the defaults of FSRS
 * @returns null if they have none with this id
 */
export async function weightsOfLearner(
  db: Transaction,
  userId: string,
  id: string | null,
): Promise<Weights | null> {
  if (id === null) return defaultWeights
  const row = await db
    .selectFrom('LearnedWeights')
    .select('id')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row === undefined ? null : weightsNamed(db, row.id)
}
