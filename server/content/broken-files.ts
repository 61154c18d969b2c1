import { z } from 'zod'
import type { StoredFinding } from '#domain/findings/finding'
import { findingSchema } from '#server/content/finding-schema'
import type { BrokenFile } from '#server/content/read-content-folder'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'

const findingsSchema = z.array(findingSchema)

/** Records the files that a sync could not use, replacing those of the previous sync. */
export async function recordBrokenFiles(broken: readonly BrokenFile[]): Promise<void> {
  const rows = [...Map.groupBy(broken, ({ file }) => file)].map(([file, same]) => ({
    file,
    errors: JSON.stringify(same.flatMap(({ errors }) => errors)),
  }))
  const recorded = new Map((await database.read(readRows)).map(({ file, errors }) => [file, errors]))
  const isRecorded =
    recorded.size === rows.length && rows.every(({ file, errors }) => recorded.get(file) === errors)
  if (isRecorded) return
  await database.write(async (db) => {
    await db.deleteFrom('BrokenFile').execute()
    for (const row of rows) await db.insertInto('BrokenFile').values(row).execute()
  })
}

/** The content files that the latest sync could not use, and why. */
export async function brokenFiles(): Promise<{ file: string; errors: StoredFinding[] }[]> {
  const rows = await database.read(readRows)
  return rows.map(({ file, errors }) => ({ file, errors: findingsSchema.parse(JSON.parse(errors)) }))
}

const readRows = (db: Transaction) =>
  db.selectFrom('BrokenFile').select(['file', 'errors']).orderBy('file').execute()
