import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ArgumentError, countOf, readArguments } from '../run-command.ts'
import { simulatedLearners } from './minds.ts'

const names = simulatedLearners.map(({ name }) => name)

const help = `Usage: npm run simulate -- learners [--days N] [--course ID] [--learner NAME]… [--seed TEXT]

Lets simulated learners study a course for months through the code behind the pages, without a browser, with a database
of its own. Compares every number that they are shown with one that is computed anew from the log. Prints a table of what
they are told in the end, then what the app promises and whether it held. Takes some minutes.

  --days N        number of days, default 120
  --course ID     the course, default asyncio
  --learner NAME  ${names.join(', ')}; default: all
  --seed TEXT     decides what they answer
  --help          show this text

The exit status is 1 if a promise was broken, and 2 if an argument is invalid.
`

/**
 * Runs `npm run simulate -- learners`.
 *
 * @returns the exit status
 */
export async function onServer(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      days: { type: 'string', default: '120' },
      course: { type: 'string', default: 'asyncio' },
      learner: { type: 'string', multiple: true, default: names },
      seed: { type: 'string', default: 'months' },
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
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-simulate-'))
  const file = path.join(folder, 'app.db')
  // Before anything is imported that opens the database.
  process.env['DATABASE_URL'] = `file:${file}`
  process.env['LOG_LEVEL'] = 'silent'
  try {
    const { simulateMonths } = await import('./months.ts')
    return await simulateMonths({
      ...{ file, days, course: values.course, seed: values.seed },
      learners: simulatedLearners.filter(({ name }) => values.learner.includes(name)),
    })
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
