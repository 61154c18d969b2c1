import fs from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'

const template = process.env['RETRACE_TEMPLATE_DATABASE']
if (template === undefined) throw new Error('The integration project needs template-database.ts.')
const file = path.join(path.dirname(template), `${randomUUID()}.db`)
fs.copyFileSync(template, file)
process.env['DATABASE_URL'] = `file:${file}`
// Vitest sets it to its own base path.
process.env['BASE_URL'] = 'http://localhost:3000'
// Tests that care about the log watch it; nobody reads it here.
process.env['LOG_LEVEL'] = 'silent'
process.env['AUTH_SECRET'] = 'a secret for tests, of enough characters'

afterAll(async () => {
  const { database } = await import('#server/database/database')
  await database.close()
})
