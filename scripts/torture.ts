// `npm run torture` kills the app many times under load, and counts what was lost.
// `npm run torture` kills the app many times under load, and counts what was lost.
import path from 'node:path'
import { startPostgresql, type PostgresqlServer } from '#tests/support/postgresql-server'
import { appOnPostgresql, secondApp } from '#tests/support/second-app'
import { startApp } from './app-process.ts'
import { ensurePostgresql } from './postgresql-programs.ts'
import { ArgumentError, countOf, readArguments, runCommand } from './run-command.ts'
import type { Faults } from './torture/audit.ts'
import { tortureProcesses, type ProcessFigures } from './torture/processes.ts'
import { torture, type Figures } from './torture/torture.ts'

const help = `Usage: npm run torture -- [--kills N] [--postgresql] [--seed TEXT]
       npm run torture -- --processes N [--ratings N] [--seed TEXT]

Kills the built app with SIGKILL while learners rate and take quizzes and content is synced, starts it again, sends again
what was not answered, and compares what the app had confirmed with what it has stored. Uses a database of its own.

  --kills N      number of kills, default 1000; each takes a few seconds
  --postgresql   on PostgreSQL: that of TEST_DATABASE_URL, or a new one
  --processes N  several processes behind a proxy on PostgreSQL, which are killed in turn while learners rate; then looks
                 whether limits and sessions hold across them
  --ratings N    how many ratings they are given, default 4000
  --seed TEXT    decides when the app is killed and which cards are rated
  --help         show this text

The exit status is 1 if anything was lost, doubled or differs, and 2 if an argument is invalid.
`

const describeFaults = ({ lost, doubled, differing, corrupt }: Faults) =>
  `${lost} lost, ${doubled} doubled, ${differing} schedules that differ from their log, ${corrupt} faults of the database`

const describe = (figures: Figures) =>
  [
    `${figures.kills} kills: ${figures.acknowledged} acknowledged`,
    `(${figures.ratings} ratings, ${figures.quizAnswers} quiz answers; ${figures.resent} sent again, of which ${figures.repeated} ratings had been stored;`,
    `${figures.syncsKilled} syncs killed, ${figures.syncsFinished} finished),`,
    describeFaults(figures),
  ].join(' ')

const describeProcesses = (figures: ProcessFigures) =>
  [
    `${figures.processes} processes, ${figures.kills} kills: ${figures.ratings} ratings acknowledged`,
    `(${figures.repeated} had been stored when they were sent again), ${describeFaults(figures)}`,
    ...figures.notShared,
  ].join('\n  ')

const isSound = ({ lost, doubled, differing, corrupt }: Faults) => lost + doubled + differing + corrupt === 0

interface Options {
  sourceFile: string
  server: PostgresqlServer | null
  seed: string
}

async function ofOne({ sourceFile, server, seed }: Options, kills: number): Promise<boolean> {
  const app = await (server === null ? secondApp(sourceFile) : appOnPostgresql(server.url, sourceFile))
  const onKill = (soFar: Figures) => process.stderr.write(`${describe(soFar)}\n`)
  const figures = await torture({ app, kills, seed, onKill })
  process.stdout.write(`${describe(figures)}\n`)
  return isSound(figures)
}

async function ofSeveral(
  { sourceFile, server, seed }: Options,
  processes: number,
  ratings: number,
): Promise<boolean> {
  const onKill = (soFar: ProcessFigures) => process.stderr.write(`${describeProcesses(soFar)}\n`)
  const url = server?.url ?? ''
  const figures = await tortureProcesses({
    ...{ sourceFile, server: url, processes, ratings, countsAnswers: true, seed, onKill },
  })
  process.stdout.write(`${describeProcesses(figures)}\n`)
  return isSound(figures) && figures.notShared.length === 0
}

async function main(): Promise<number> {
  const { values } = readArguments({
    options: {
      kills: { type: 'string', default: '1000' },
      postgresql: { type: 'boolean', default: false },
      processes: { type: 'string' },
      ratings: { type: 'string', default: '4000' },
      seed: { type: 'string', default: 'torture' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const kills = countOf('kills', values.kills)
  const processes = values.processes === undefined ? null : countOf('processes', values.processes)
  const ratings = countOf('ratings', values.ratings)
  process.chdir(path.resolve(import.meta.dirname, '..'))
  const onPostgresql = values.postgresql || processes !== null
  if (onPostgresql && !process.env['TEST_DATABASE_URL']) ensurePostgresql()
  const server = onPostgresql ? await startPostgresql() : null
  if (onPostgresql && server === null) throw new ArgumentError('There is no PostgreSQL on this machine.')
  const app = await startApp()
  try {
    const options = { sourceFile: app.databaseFile, server, seed: values.seed }
    const holds = await (processes === null ? ofOne(options, kills) : ofSeveral(options, processes, ratings))
    return holds ? 0 : 1
  } finally {
    await app.stop()
    await server?.stop()
  }
}

await runCommand(main)
