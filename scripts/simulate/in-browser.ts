import fs from 'node:fs'
import path from 'node:path'
import { startApp } from '../app-process.ts'
import { ArgumentError, countOf, readArguments } from '../run-command.ts'
import { learners } from './learners.ts'
import { simulate } from './simulate.ts'
import { tellPromises } from './promised.ts'
import { asTableRow, promises, tableHead } from './report.ts'

/** A session with more answers is longer than anybody wants. */
const maxAnswers = 60

const names = learners.map(({ name }) => name)

const help = `Usage: npm run simulate -- [--days N] [--learner NAME]… [--seed TEXT] [--screenshots FOLDER]
       npm run simulate -- learners [--help]

Lets simulated learners use the built app in a real browser, day after day on a shifted clock, with a desktop on odd days
and a phone on even ones. They read, begin cards and study as the start page suggests. Prints what each day brought, then
what the app promises and whether it held. Uses a database of its own.

  --days N              number of days, default 11; a learner's day takes about a minute
  --learner NAME        ${names.join(', ')}; default: all
  --seed TEXT           decides what they answer
  --screenshots FOLDER  takes a picture of each kind of screen on each day
  --help                show this text

The exit status is 1 if a promise was broken, and 2 if an argument is invalid.
`

/**
 * Runs `npm run simulate` without a subcommand.
 *
 * @returns the exit status
 */
export async function inBrowser(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      days: { type: 'string', default: '11' },
      learner: { type: 'string', multiple: true, default: names },
      seed: { type: 'string', default: 'days' },
      screenshots: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const days = countOf('days', values.days)
  const unknown = values.learner.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new ArgumentError(`There is no learner “${unknown}”. See --help.`)
  const screenshots = values.screenshots === undefined ? null : path.resolve(values.screenshots)
  if (screenshots !== null) fs.mkdirSync(screenshots, { recursive: true })
  process.chdir(path.resolve(import.meta.dirname, '../..'))
  const app = await startApp()
  try {
    process.stdout.write(`${tableHead}\n`)
    const found = await simulate({
      sourceFile: app.databaseFile,
      learners: learners.filter(({ name }) => values.learner.includes(name)),
      ...{ days, seed: values.seed, maxAnswers, screenshots },
      onDay: (day) => process.stdout.write(`${asTableRow(day)}\n`),
    })
    process.stdout.write('\n')
    return tellPromises(promises(found))
  } finally {
    await app.stop()
  }
}
