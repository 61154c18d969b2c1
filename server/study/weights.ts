import { z } from 'zod'
import { defaultWeights, weightsOf, type Weights } from '#domain/schedule/fsrs'
import { direct } from '#server/database/prisma'

/** Trained weights never change, so those that were read are kept. */
const known = new Map([[defaultWeights.version, defaultWeights]])

/**
 * The weights of a name that a schedule, an event or a learner's settings have.
 *
 * @throws Error if there are none: a name is written only with the weights that it names
 */
export function weightsNamed(version: string): Weights {
  const found = known.get(version)
  if (found !== undefined) return found
  const row = direct.reader.get<{ weights: string }>(
    `SELECT weights FROM LearnedWeights WHERE id = @version`,
    {
      version,
    },
  )
  if (row === undefined) throw new Error(`There are no weights ${version}.`)
  const weights = weightsOf(version, z.array(z.number()).parse(JSON.parse(row.weights)))
  known.set(version, weights)
  return weights
}
