import { randomUUID } from 'node:crypto'
import type { Archive } from '#server/archive/archive-schema'
import { slices } from '#server/slices'
import type { Transaction } from '#server/database/transaction'

const idsAtOnce = 500

/**
 * Gives new ids to what another account has already: whoever takes their archive to a second account keeps the first. An
 * archive that comes back to its own account keeps its ids.
 */
export async function withFreshIds(db: Transaction, userId: string, archive: Archive): Promise<Archive> {
  const ids = {
    LearnedWeights: archive['learned-weights.json'].map(({ id }) => id),
    QuizAttempt: archive['quizzes.json'].map(({ id }) => id),
    ItemFlag: archive['flags.json'].map(({ id }) => id),
    ReviewLog: archive['log.jsonl'].map(({ id }) => id),
  }
  const fresh = new Map<string, string>()
  for (const table of Object.keys(ids) as (keyof typeof ids)[]) {
    for (const some of slices(ids[table], idsAtOnce)) {
      const taken = await db
        .selectFrom(table)
        .select('id')
        .where('id', 'in', some)
        .where('userId', '<>', userId)
        .execute()
      for (const { id } of taken) fresh.set(id, randomUUID())
    }
  }
  return fresh.size === 0 ? archive : (renamed(archive, fresh) as Archive)
}

/** Replaces ids wherever they stand, also as a part of a key, such as `undo/<id>`. */
function renamed(value: unknown, fresh: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value
      .split('/')
      .map((part) => fresh.get(part) ?? part)
      .join('/')
  }
  if (Array.isArray(value)) return value.map((each) => renamed(each, fresh))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, fresh)]))
}
