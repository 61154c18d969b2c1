// `npm run doctor` examines the installation and says what to do about what it finds.
import type { DatabaseStore } from '#server/database/database-store'
import { openDatabase } from '#server/database/open'
import { databaseStore } from '#server/database/store'
import type { Database } from '#server/database/transaction'
import { describeFailure } from '#server/describe-failure'
import { checkContent } from '#server/doctor/check-content'
import { checkDatabase } from '#server/doctor/check-database'
import { checkProviders } from '#server/doctor/check-providers'
import { checkClock } from '#server/doctor/check-host'
import { fault, good, warning, type Finding } from '#server/doctor/finding'
import { contentFolder, readSettings } from '#server/settings'
import { openSandbox } from '#sandbox/node'
import { authSecret } from './auth-secret.ts'
import { ArgumentError, readArguments, runCommand } from './run-command.ts'

const help = `Usage: npm run doctor

Examines the settings, the database (SQLite's own checks, references, and whether each schedule follows from its log), the
disk, the clock, the backups, the sites by which learners sign in, the content folder and the sandbox, and says what to do about each finding. Changes nothing.
The app may be running.

  --help  show this text

The exit status is 0 if there is nothing worse than warnings (!), 1 if there are faults (✗), and 2 if an argument is
invalid.
`

type Findings = Readonly<Record<string, Finding | readonly Finding[]>>

/** What is examined; each gives its findings by the names of what they are about. */
const checks: Record<string, (store: DatabaseStore, now: Date) => Promise<Findings> | Findings> = {
  settings: () => ({ settings: checkSettings() }),
  database: async (store) => ({ database: await checkDatabase(store) }),
  host: (store, now) => store.checks(now),
  clock: async (store, now) => ({
    clock: checkClock(now, await withDatabase(store, lastAnswerMillis)),
  }),
  providers: async () => ({ providers: await checkProviders(currentSettings().providers) }),
  content: async (store) => ({
    content: (await withDatabase(store, (database) => checkContent(contentFolder(), database))) ?? [],
  }),
  sandbox: async () => ({ sandbox: await checkSandbox() }),
}

const currentSettings = () =>
  readSettings({ ...process.env, AUTH_SECRET: authSecret() ?? 'made by the first start of the app' })

function checkSettings(): Finding[] {
  currentSettings()
  return authSecret() === null
    ? [warning('There is no secret that signs sessions yet.', 'Start the app once with `npm start`.')]
    : [good('The settings are valid.')]
}

/** Does something with the database if there is one of this version; what else there may be is reported by its own check. */
async function withDatabase<Result>(
  store: DatabaseStore,
  work: (database: Database) => Promise<Result>,
): Promise<Result | null> {
  const isOpenable = await store.pending().then(
    (pending) => pending?.length === 0,
    () => false,
  )
  if (!isOpenable) return null
  const database = openDatabase(store.url)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function lastAnswerMillis(database: Database): Promise<number | null> {
  const { last } = await database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(({ fn }) => fn.max<number | null>('serverAtMillis').as('last'))
      .executeTakeFirstOrThrow(),
  )
  return last
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
    const { record } = await sandbox.play({ source: selfTest }, { trace: false })
    const { outcome, stdout, seconds } = record
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
  const store = databaseStore()
  if ((await store.pending().catch(() => [])) !== null) store.hold()
  let hasFaults = false
  for (const [name, check] of Object.entries(checks)) {
    for (const [about, findings] of Object.entries(await findingsOf(name, check, store))) {
      for (const finding of [findings].flat()) {
        print(about, finding)
        hasFaults ||= finding.kind === 'fault'
      }
    }
  }
  return hasFaults ? 1 : 0
}

/** A check that fails is a finding, too: what the host can mend, or an error of ours. */
async function findingsOf(
  name: string,
  check: (typeof checks)[string],
  store: DatabaseStore,
): Promise<Findings> {
  try {
    return await check(store, new Date())
  } catch (error) {
    const sentence = describeFailure(error)
    if (sentence !== null) return { [name]: fault(sentence, 'Then run `npm run doctor` again.') }
    const message = error instanceof Error ? error.message : String(error)
    return {
      [name]: fault(`This could not be examined: ${message}.`, 'Report this, with the version of the app.'),
    }
  }
}

await runCommand(main)
