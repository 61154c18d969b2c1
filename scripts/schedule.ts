// `npm run --silent schedule -- replay LOG.csv` puts a review log through our scheduler.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isTimeZone, type DayBoundary } from '#domain/schedule/study-day'
import { readReviewLog, ReviewLogError } from './schedule/read-review-log.ts'
import { replayLog, type ReplayedReview } from './schedule/replay-log.ts'

const help = `Usage: npm run --silent schedule -- replay LOG.csv [--tz ZONE] [--rollover HOUR] [--json]

Puts a review log (columns card_id, review_rating, review_time, review_duration) through our scheduler: FSRS-6 with its
default weights, desired retention 0.9, days counted in the learner's zone, intervals not varied. Rows whose rating is
none of 1 to 4 are skipped and counted on stderr.

  --tz ZONE        IANA name of the learner's time zone; UTC without it
  --rollover HOUR  hour at which a study day begins, 0 to 23; 4 without it
  --json           one JSON object a line: card, at, rating, state, stability, difficulty (after the review),
                   retrievability (before it; null at the first), dueDay
  --help           this text

The exit status is 2 where the log or an argument cannot be used.
`

/** What is wrong with the arguments, in a sentence for the person who typed them. */
class Unusable extends Error {}

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

function reckoningOf(timeZone: string, rollover: string): DayBoundary {
  if (!isTimeZone(timeZone))
    throw new Unusable(`--tz ${timeZone} is no time zone: write an IANA name, such as Europe/Berlin.`)
  if (!/^\d+$/.test(rollover) || Number(rollover) > 23)
    throw new Unusable('--rollover must be an hour from 0 to 23.')
  return { timeZone, rolloverHour: Number(rollover) }
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Unusable(`The file ${file} cannot be read.`)
  }
}

/** What a person wants to know of a replay. */
function summarise(replayed: readonly ReplayedReview[]): string {
  const last = new Map(replayed.map((review) => [review.card, review]))
  const count = (state: string) => [...last.values()].filter((review) => review.state === state).length
  const tested = replayed.filter((review) => review.retrievability !== null && review.retrievability < 1)
  const passed = tested.filter(({ rating }) => rating > 1).length
  const predicted = tested.reduce((sum, review) => sum + (review.retrievability ?? 0), 0)
  const percent = (n: number) => `${((100 * n) / tested.length).toFixed(1)} %`
  return [
    `${replayed.length} reviews of ${last.size} cards.`,
    `At the end: ${count('Review')} in review, ${count('Learning')} learning, ${count('Relearning')} learning again.`,
    ...(tested.length < 5
      ? []
      : [
          `On later days ${percent(passed)} of ${tested.length} were recalled; predicted were ${percent(predicted)}.`,
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
    throw new Unusable('Say `replay` and one file.')
  const dayBoundary = reckoningOf(values.tz, values.rollover)
  const { reviews, skipped } = readReviewLog(readFile(file))
  if (skipped > 0) process.stderr.write(`${skipped} rows skipped: their rating is none of 1 to 4.\n`)
  const replayed = [...replayLog(reviews, dayBoundary)]
  process.stdout.write(
    values.json
      ? replayed.map((review) => `${JSON.stringify(review)}\n`).join('')
      : `${summarise(replayed)}\n`,
  )
}

// Whoever reads our output may have had enough of it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  main()
} catch (error) {
  const isKnown = error instanceof Unusable || error instanceof ReviewLogError || error instanceof TypeError
  if (!isKnown) throw error
  process.stderr.write(`${error.message}\n${error instanceof ReviewLogError ? '' : `\n${help}`}`)
  process.exitCode = 2
}
