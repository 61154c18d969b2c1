// `npm run doctor` examines the installation and says what to do about what it finds.
import fs from 'node:fs'
import path from 'node:path'
import { pendingMigrations } from '#server/database/database-file'
import { contentsOf } from '#server/database/replace-database'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { describeFailure } from '#server/describe-failure'
import { checkContent } from '#server/doctor/check-content'
import { checkDatabase } from '#server/doctor/check-database'
import { checkProviders } from '#server/doctor/check-providers'
import { checkBackups, checkClock, checkDisk } from '#server/doctor/check-host'
import { fault, good, warning, type Finding } from '#server/doctor/finding'
import { contentFolder, databaseFileOf, readBackupSettings, readSettings } from '#server/settings'
import { openSandbox } from '#sandbox/node'
import { authSecret } from './auth-secret.ts'
import { holdDatabase } from './open-database.ts'
import { ArgumentError, readArguments, runCommand } from './run-command.ts'

const help = `Usage: npm run doctor

Examines the settings, the database (SQLite's own checks, references, and whether each schedule follows from its log), the
disk, the clock, the backups, the sites by which learners sign in, the content folder and the sandbox, and says what to do about each finding. Changes nothing.
The app may be running.

  --help  show this text

The exit status is 0 if there is nothing worse than warnings (!), 1 if there are faults (✗), and 2 if an argument is
invalid.
`

const checks: Record<string, (databaseFile: string, now: Date) => Promise<Finding[]> | Finding[]> = {
  settings: checkSettings,
  database: checkDatabase,
  disk: (databaseFile) => [checkDisk(path.dirname(databaseFile), databaseFile)],
  clock: (databaseFile, now) => [
    checkClock(now, isOpenable(databaseFile) ? (contentsOf(databaseFile)?.lastAnswerMillis ?? null) : null),
  ],
  backups: (databaseFile, now) => [checkBackups(readBackupSettings(process.env, databaseFile), now)],
  providers: () => checkProviders(currentSettings().providers),
  content: checkLessons,
  sandbox: checkSandbox,
}

const currentSettings = () =>
  readSettings({ ...process.env, AUTH_SECRET: authSecret() ?? 'made by the first start of the app' })

function checkSettings(): Finding[] {
  currentSettings()
  return authSecret() === null
    ? [warning('There is no secret that signs sessions yet.', 'Start the app once with `npm start`.')]
    : [good('The settings are valid.')]
}

async function checkLessons(databaseFile: string): Promise<Finding[]> {
  if (!isOpenable(databaseFile)) return []
  const database = new SqliteDatabase(databaseFile)
  try {
    return await checkContent(contentFolder(), database)
  } finally {
    await database.close()
  }
}

/** Whether there is a database of this version; what else there may be is reported by its own check. */
function isOpenable(databaseFile: string): boolean {
  try {
    return pendingMigrations(databaseFile)?.length === 0
  } catch {
    return false
  }
}

const selfTest = `import asyncio

async def wait(seconds):
    await asyncio.sleep(seconds)
    return seconds

async def main():
    print(sum(await asyncio.gather(wait(1), wait(2))))

asyncio.run(main())
`

async function checkSandbox(): Promise<Finding[]> {
  const sandbox = openSandbox()
  try {
    const { outcome, stdout, seconds } = await sandbox.run({ source: selfTest })
    const works = outcome === 'finished' && stdout === '3\n' && seconds === 2
    return [
      works
        ? good('The sandbox runs programs.')
        : fault(
            `The sandbox gave another result than it must (${outcome}, “${stdout.trim()}”, ${seconds} s).`,
            'Delete node_modules and run `npm start`, which installs the packages again.',
          ),
    ]
  } finally {
    await sandbox.close()
  }
}

const signs = { good: '✓', warning: '!', fault: '✗' }

function print(check: string, finding: Finding): void {
  process.stdout.write(`${signs[finding.kind]} ${check}: ${finding.text}\n`)
  if (finding.kind !== 'good') process.stdout.write(`    ${finding.advice}\n`)
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  if (positionals.length > 0) throw new ArgumentError(`Unexpected argument ${positionals[0]}. See --help.`)
  const databaseFile = databaseFileOf()
  if (fs.existsSync(databaseFile)) holdDatabase(databaseFile)
  let hasFaults = false
  for (const [name, check] of Object.entries(checks)) {
    for (const finding of await findingsOf(check, databaseFile)) {
      print(name, finding)
      hasFaults ||= finding.kind === 'fault'
    }
  }
  return hasFaults ? 1 : 0
}

/** A check that fails is a finding, too: what the host can mend, or an error of ours. */
async function findingsOf(check: (typeof checks)[string], databaseFile: string): Promise<Finding[]> {
  try {
    return await check(databaseFile, new Date())
  } catch (error) {
    const sentence = describeFailure(error)
    if (sentence !== null) return [fault(sentence, 'Then run `npm run doctor` again.')]
    const message = error instanceof Error ? error.message : String(error)
    return [fault(`This could not be examined: ${message}.`, 'Report this, with the version of the app.')]
  }
}

await runCommand(main)
