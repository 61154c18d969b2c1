import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { moveIntoPostgresql } from '#server/database/postgresql/move-in'
import { copyDatabase } from '#tests/support/copy-database'

/** A database of a PostgreSQL server. */
export interface PostgresqlCopy {
  url: string
  remove: () => Promise<void>
}

/**
 * Copies what a SQLite file holds into a new PostgreSQL database, even while others have it open.
 *
 * @param server URL of a database of the server, whose user may create others
 */
export async function copyToPostgresql(server: string, sourceFile: string): Promise<PostgresqlCopy> {
  const name = `retrace_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  url.pathname = name
  await inDatabase(server, (client) => client.query(`CREATE DATABASE ${name}`))
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-copy-'))
  const file = path.join(folder, 'source.db')
  await copyDatabase(sourceFile, file)
  await moveIntoPostgresql(file, url.href, () => undefined)
  fs.rmSync(folder, { recursive: true })
  return {
    url: url.href,
    remove: () => inDatabase(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}

async function inDatabase(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
