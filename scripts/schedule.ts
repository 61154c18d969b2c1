// `npm run --silent schedule -- replay LOG.csv` replays a review log with the scheduler.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isTimeZone, type DayBoundary } from '#domain/schedule/study-day'
import { readReviewLog, ReviewLogError } from './schedule/read-review-log.ts'
import { replayLog, type ReplayedReview } from './schedule/replay-log.ts'

const help = `Usage: npm run --silent schedule -- replay LOG.csv [--tz ZONE] [--rollover HOUR] [--json]

Replays a review log (columns card_id, review_rating, review_time, review_duration) with the scheduler: FSRS-6 with its
default weights, desired retention 0.9, study days in the learner's time zone, no fuzz. Rows whose rating is not 1 to 4
are skipped, and their number is written to stderr.

  --tz ZONE        IANA name of the learner's time zone (default: UTC)
  --rollover HOUR  hour at which a study day starts, 0 to 23 (default: 4)
  --json           one JSON object per line: card, at, rating, state, stability, difficulty (after the review),
                   retrievability (before it; null for the first), dueDay
  --help           show this text

The exit status is 2 if the log or an argument is invalid.
`

/** An argument is invalid; the message says why. */
class InvalidArgument extends Error {}

function readArguments() {
  const { values, positionals } = parseArgs({
    options: {
      tz: { type: 'string', default: 'UTC' },
      rollover: { type: 'string', default: '4' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  return { values, positionals }
}

function dayBoundaryOf(timeZone: string, rollover: string): DayBoundary {
  if (!isTimeZone(timeZone))
    throw new InvalidArgument(`--tz ${timeZone} is not a time zone. Use an IANA name, such as Europe/Berlin.`)
  if (!/^\d+$/.test(rollover) || Number(rollover) > 23)
    throw new InvalidArgument('--rollover must be an hour from 0 to 23.')
  return { timeZone, rolloverHour: Number(rollover) }
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new InvalidArgument(`The file ${file} cannot be read.`)
  }
}

/** Summarises a replay for a person. */
function summarise(replayed: readonly ReplayedReview[]): string {
  const last = new Map(replayed.map((review) => [review.card, review]))
  const count = (state: string) => [...last.values()].filter((review) => review.state === state).length
  const tested = replayed.filter((review) => review.retrievability !== null && review.retrievability < 1)
  const passed = tested.filter(({ rating }) => rating > 1).length
  const predicted = tested.reduce((sum, review) => sum + (review.retrievability ?? 0), 0)
  const percent = (n: number) => `${((100 * n) / tested.length).toFixed(1)}%`
  return [
    `${replayed.length} reviews of ${last.size} cards.`,
    `At the end: ${count('Review')} in review, ${count('Learning')} learning, ${count('Relearning')} relearning.`,
    ...(tested.length < 5
      ? []
      : [
          `Recalled on later days: ${percent(passed)} of ${tested.length}. Predicted: ${percent(predicted)}.`,
        ]),
  ].join('\n')
}

function main() {
  const { values, positionals } = readArguments()
  if (values.help) {
    console.log(help)
    return
  }
  const [command, file, ...rest] = positionals
  if (command !== 'replay' || file === undefined || rest.length > 0)
    throw new InvalidArgument('Expected the command `replay` and one file.')
  const dayBoundary = dayBoundaryOf(values.tz, values.rollover)
  const { reviews, skipped } = readReviewLog(readFile(file))
  if (skipped > 0) process.stderr.write(`${skipped} rows skipped, because their rating is not 1 to 4.\n`)
  const replayed = [...replayLog(reviews, dayBoundary)]
  process.stdout.write(
    values.json
      ? replayed.map((review) => `${JSON.stringify(review)}\n`).join('')
      : `${summarise(replayed)}\n`,
  )
}

// A reader such as `head` may close the pipe early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  main()
} catch (error) {
  const isKnown =
    error instanceof InvalidArgument || error instanceof ReviewLogError || error instanceof TypeError
  if (!isKnown) throw error
  process.stderr.write(`${error.message}\n${error instanceof ReviewLogError ? '' : `\n${help}`}`)
  process.exitCode = 2
}
