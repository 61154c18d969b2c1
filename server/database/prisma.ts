import { PrismaClient } from '#prisma/client'
import { Direct } from '#server/database/direct'
import { SqliteAdapter } from '#server/database/sqlite-adapter'
import { Turns } from '#server/database/turns'
import { databaseFileOf } from '#server/settings'

/** Opens a migrated database. Connects at the first query; `$disconnect()` closes it. */
export function openDatabase(file: string, turns = new Turns()): PrismaClient {
  return new PrismaClient({ adapter: new SqliteAdapter(file, turns) })
}

function openBoth(file: string) {
  const turns = new Turns()
  return { prisma: openDatabase(file, turns), direct: new Direct(file, turns) }
}

// Next loads modules anew after an edit in development: one client lives through it.
declare global {
  var retracePrisma: ReturnType<typeof openBoth> | undefined
}

/** The database of this process, through Prisma and without it. */
export const { prisma, direct } = (globalThis.retracePrisma ??= openBoth(databaseFileOf()))

/** A connection inside a transaction, as `prisma.$transaction(async (tx) => …)` gives it. */
export type DatabaseTransaction = Parameters<Parameters<typeof prisma.$transaction>[0]>[0]
