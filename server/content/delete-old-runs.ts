import { database } from '#server/database/database'

const runsPerTransaction = 50

/** Deletes the runs of other engine versions that no item refers to. */
export async function deleteOldRuns(engineVersion: string): Promise<void> {
  const old = await database.read((db) =>
    db
      .selectFrom('Run')
      .select('hash')
      .where('engineVersion', '!=', engineVersion)
      .where((eb) => {
        const items = eb.selectFrom('Item').select('id').whereRef('Item.runHash', '=', 'Run.hash')
        return eb.not(eb.exists(items))
      })
      .execute(),
  )
  for (let start = 0; start < old.length; start += runsPerTransaction) {
    await database.write(async (db) => {
      for (const { hash } of old.slice(start, start + runsPerTransaction)) {
        await db.deleteFrom('Run').where('hash', '=', hash).execute()
      }
    })
  }
}
