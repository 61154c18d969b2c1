import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import pg from 'pg'
import { lockSpace } from '#server/database/postgresql/locks'
import { databaseFileOf, isPostgresql } from '#server/settings'

/** What keeps everybody else from writing. */
export interface WriteLock {
  release: () => Promise<void>
}

/** Takes the write lock of a database in another process. */
export async function takeWriteLock(databaseFile: string): Promise<WriteLock> {
  const script = path.join(import.meta.dirname, 'hold-write-lock.ts')
  const holder = spawn(process.execPath, [script, databaseFile], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(holder, 'exit')
  await once(holder.stdout, 'data')
  return {
    async release() {
      holder.stdin.end()
      await gone
    },
  }
}

/** The same of the database at a URL, which may be one of PostgreSQL. */
export async function takeWriteLockOf(url: string): Promise<WriteLock> {
  if (!isPostgresql(url)) return takeWriteLock(databaseFileOf(url))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${lockSpace.all}, 0)`)
  return { release: () => client.end() }
}
