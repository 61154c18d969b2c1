// `npm run sweep` runs those tests with all their cases of which `npm test` takes a part: the whole corpus of programs, the
// certificate with 200 generated programs under twenty hash seeds, each command with each damage of a database, kills at
// each step of a backup and many of an import, and all pages in German.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureChromium } from './chromium.ts'

const root = path.resolve(import.meta.dirname, '..')
const files = [
  'tests/e2e/languages.test.ts',
  'tests/sandbox/browser.test.ts',
  'tests/sandbox/certificate-holds.test.ts',
  'tests/sandbox/decisions.test.ts',
  'tests/sandbox/rewrites-of-corpus.test.ts',
  'tests/sandbox/trace.test.ts',
  'tests/scripts/damaged-database.test.ts',
  'tests/server/archive/killed.test.ts',
  'tests/server/backup/backup.test.ts',
]

const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: ensureChromium(), SWEEP: 'yes' },
})
process.exitCode = status ?? 1
