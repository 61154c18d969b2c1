import pg from 'pg'
import { PostgresqlStore } from '#server/database/postgresql/postgresql-store'
import { startPostgresql } from '#tests/support/postgresql-server'

/**
 * Starts a PostgreSQL server for the whole run, and migrates one database in it; each test file uses a copy of its own.
 * Where there is no PostgreSQL, the tests are skipped.
 */
export default async function setup() {
  const server = await startPostgresql()
  if (server === null) return
  const template = `retrace_template_${process.pid}`
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${template}`)
  const url = new URL(server.url)
  url.pathname = template
  await new PostgresqlStore(url.href).prepare()
  process.env['RETRACE_TEMPLATE_POSTGRESQL'] = url.href
  return async () => {
    await admin.query(`DROP DATABASE ${template}`)
    await admin.end()
    await server.stop()
  }
}
