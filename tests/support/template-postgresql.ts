import pg from 'pg'
import { PostgresqlStore } from '#server/database/postgresql/postgresql-store'
import { startPostgresql } from '#tests/support/postgresql-server'

/** Settings with which the server divides even small queries among workers, as it does large ones by itself. */
const parallelPlans = Object.entries({
  parallel_setup_cost: 0,
  parallel_tuple_cost: 0,
  min_parallel_table_scan_size: 0,
  min_parallel_index_scan_size: 0,
  max_parallel_workers_per_gather: 2,
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ')

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
  if (process.env['RETRACE_PARALLEL_PLANS']) url.searchParams.set('options', parallelPlans)
  process.env['RETRACE_TEMPLATE_POSTGRESQL'] = url.href
  return async () => {
    await admin.query(`DROP DATABASE ${template}`)
    await admin.end()
    await server.stop()
  }
}
