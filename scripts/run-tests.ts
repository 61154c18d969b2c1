// All checks and tests; the last line counts them.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { ensureChromium } from './chromium.ts'
import { ensurePostgresql } from './postgresql-programs.ts'
import { runChecks } from './run-checks.ts'

const root = path.resolve(import.meta.dirname, '..')
const reportFile = path.join(root, '.cache/test-report.json')
const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
})

/** Runs the tests and counts them. A run that was aborted counts as one more failure. */
function runTests() {
  fs.mkdirSync(path.dirname(reportFile), { recursive: true })
  fs.rmSync(reportFile, { force: true })
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (!fs.existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 }
  const report = reportSchema.parse(JSON.parse(fs.readFileSync(reportFile, 'utf8')))
  const brokeOff = status !== 0 && report.numFailedTests === 0
  const failed = report.numFailedTests + (brokeOff ? 1 : 0)
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests }
}

try {
  process.env['CHROMIUM_PATH'] = ensureChromium()
  // Without it, its tests are skipped.
  if (!process.env['TEST_DATABASE_URL']) ensurePostgresql()
  const checks = await runChecks()
  const tests = runTests()
  const passed = checks.filter((check) => check.passed).length + tests.passed
  const failed = checks.filter((check) => !check.passed).length + tests.failed
  if (tests.skipped > 0) console.log(`${tests.skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
