import { PrismaClient } from '#prisma/client'
import { SqliteAdapter } from '#server/database/sqlite-adapter'
import { databaseFileOf } from '#server/settings'

/** Opens a migrated database. Connects at the first query; `$disconnect()` closes it. */
export function openDatabase(file: string): PrismaClient {
  return new PrismaClient({ adapter: new SqliteAdapter(file) })
}

// Next loads modules anew after an edit in development: one client lives through it.
declare global {
  var retracePrisma: PrismaClient | undefined
}

/** The database of this process. */
export const prisma = (globalThis.retracePrisma ??= openDatabase(databaseFileOf()))

/** A connection inside a transaction, as `prisma.$transaction(async (tx) => …)` gives it. */
export type DatabaseTransaction = Parameters<Parameters<typeof prisma.$transaction>[0]>[0]
