import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '#server/database/migrate'

/** Migrates one database for the whole run; each test file uses its own copy. */
export default function setup() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-tests-'))
  const template = path.join(folder, 'template.db')
  migrate(template)
  process.env['RETRACE_TEMPLATE_DATABASE'] = template
  return () => {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
