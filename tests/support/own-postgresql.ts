import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeEach } from 'vitest'

const template = process.env['RETRACE_TEMPLATE_POSTGRESQL']
// Vitest sets it to its own base path.
process.env['BASE_URL'] = 'http://localhost:3000'
// Tests that care about the log watch it; nobody reads it here.
process.env['LOG_LEVEL'] = 'silent'
process.env['AUTH_SECRET'] = 'a secret for tests, of enough characters'

if (template === undefined) {
  beforeEach(({ skip }) => skip('There is no PostgreSQL on this machine.'))
} else {
  const name = `retrace_${randomUUID().replaceAll('-', '')}`
  const own = new URL(template)
  own.pathname = name
  await byAdmin(template, (admin, from) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`))
  process.env['DATABASE_URL'] = own.href
  afterAll(async () => {
    const { database } = await import('#server/database/database')
    await database.close()
    await byAdmin(template, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
  })
}

async function byAdmin(
  url: string,
  work: (admin: pg.Client, template: string) => Promise<unknown>,
): Promise<void> {
  const server = new URL(url)
  const from = server.pathname.slice(1)
  server.pathname = 'postgres'
  const admin = new pg.Client({ connectionString: server.href })
  await admin.connect()
  try {
    await work(admin, from)
  } finally {
    await admin.end()
  }
}
