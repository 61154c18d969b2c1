// `npm run sweep` runs the tests that go through the whole corpus of programs, of which `npm test` takes a part, and those
// of the certificate with 200 generated programs under twenty hash seeds.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const files = [
  'tests/sandbox/browser.test.ts',
  'tests/sandbox/certificate-holds.test.ts',
  'tests/sandbox/decisions.test.ts',
  'tests/sandbox/rewrites-of-corpus.test.ts',
  'tests/sandbox/trace.test.ts',
]

const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, SWEEP: 'yes' },
})
process.exitCode = status ?? 1
