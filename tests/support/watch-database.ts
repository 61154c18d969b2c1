import type { KyselyPlugin } from 'kysely'
import { vi } from 'vitest'
import { database } from '#server/database/database'

/** The number of transactions and queries of some work. */
export interface Use {
  reads: number
  writes: number
  /** In all of its transactions. */
  queries: number
}

/** Does some work, and counts its transactions and queries. Nothing else may use the database meanwhile. */
export async function watchDatabase<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; use: Use }> {
  const use: Use = { reads: 0, writes: 0, queries: 0 }
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    // Of prepared queries, too, which are built only once.
    transformResult: ({ result }) => {
      use.queries += 1
      return Promise.resolve(result)
    },
  }
  const [read, write] = [database.read.bind(database), database.write.bind(database)]
  const writeOf = database.writeOf.bind(database)
  const spies = [
    vi.spyOn(database, 'read').mockImplementation((transaction) => {
      use.reads += 1
      return read((db) => transaction(db.withPlugin(counting)))
    }),
    vi.spyOn(database, 'write').mockImplementation((transaction) => {
      use.writes += 1
      return write((db) => transaction(db.withPlugin(counting)))
    }),
    vi.spyOn(database, 'writeOf').mockImplementation((userId, transaction) => {
      use.writes += 1
      return writeOf(userId, (db) => transaction(db.withPlugin(counting)))
    }),
  ]
  try {
    return { result: await work(), use }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
