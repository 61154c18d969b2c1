import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import type { Measure, Suite } from './measure.ts'

interface Size {
  cards: number
  answers: number
  /** The CPU that a page may take, in milliseconds, once the log was read. */
  must?: number
}

const sizes: readonly Size[] = [
  { cards: 500, answers: 500 },
  { cards: 20_000, answers: 100_000, must: 100 },
]
const longSizes: readonly Size[] = [{ cards: 20_000, answers: 1_000_000, must: 300 }]

const measuredSchema = z.record(z.string(), z.object({ first: z.number(), then: z.number() }))

function pagesOf({ cards, answers }: Size): z.infer<typeof measuredSchema> {
  const script = path.join(import.meta.dirname, 'progress-process.ts')
  const run = [script, String(cards), String(answers)]
  const { stdout, stderr, status } = spawnSync(process.execPath, run, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The pages about progress could not be measured: ${stderr}`)
  return measuredSchema.parse(JSON.parse(stdout))
}

/** What the pages about progress cost for a small and for a very large learner. */
export const suite: Suite = {
  title: 'Progress',
  measure: (isLong) =>
    Promise.resolve(
      [...sizes, ...(isLong ? longSizes : [])].flatMap((size) =>
        Object.entries(pagesOf(size)).map(([name, { first, then }]): Measure => ({
          name: `CPU of ${name}, after an answer`,
          value: then,
          unit: 'ms',
          ...(size.must === undefined ? {} : { must: size.must }),
          note: `${first.toFixed(0)} ms at first; ${size.cards} cards, ${size.answers} answers`,
        })),
      ),
    ),
}
