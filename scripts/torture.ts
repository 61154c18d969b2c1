// `npm run torture` kills the app many times under load, and counts what was lost.
import path from 'node:path'
import { startApp } from './app-process.ts'
import { countOf, readArguments, runCommand } from './run-command.ts'
import { torture, type Figures } from './torture/torture.ts'

const help = `Usage: npm run torture -- [--kills N] [--seed TEXT]

Kills the built app with SIGKILL while learners rate and take quizzes and content is synced, starts it again, sends again
what was not answered, and compares what the app had confirmed with what it has stored. Uses a database of its own.

  --kills N     number of kills, default 1000; each takes a few seconds
  --seed TEXT   decides when the app is killed and which cards are rated
  --help        show this text

The exit status is 1 if anything was lost, doubled or differs, and 2 if an argument is invalid.
`

const describe = (figures: Figures) =>
  [
    `${figures.kills} kills: ${figures.acknowledged} acknowledged`,
    `(${figures.ratings} ratings, ${figures.quizAnswers} quiz answers; ${figures.resent} sent again, of which ${figures.repeated} ratings had been stored;`,
    `${figures.syncsKilled} syncs killed, ${figures.syncsFinished} finished),`,
    `${figures.lost} lost, ${figures.doubled} doubled, ${figures.differing} schedules that differ from their log,`,
    `${figures.corrupt} faults of the file`,
  ].join(' ')

const isSound = ({ lost, doubled, differing, corrupt }: Figures) => lost + doubled + differing + corrupt === 0

async function main(): Promise<number> {
  const { values } = readArguments({
    options: {
      kills: { type: 'string', default: '1000' },
      seed: { type: 'string', default: 'torture' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const kills = countOf('kills', values.kills)
  process.chdir(path.resolve(import.meta.dirname, '..'))
  const app = await startApp()
  const { databaseFile } = app
  try {
    const figures = await torture({
      sourceFile: databaseFile,
      kills,
      seed: values.seed,
      onKill: (soFar) => process.stderr.write(`${describe(soFar)}\n`),
    })
    process.stdout.write(`${describe(figures)}\n`)
    return isSound(figures) ? 0 : 1
  } finally {
    await app.stop()
  }
}

await runCommand(main)
