import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import type { Measure, Suite } from './measure.ts'

const sizes = [
  { cards: 500, answers: 500 },
  { cards: 20_000, answers: 100_000 },
]

const measuredSchema = z.record(z.string(), z.object({ first: z.number(), then: z.number() }))

function pagesOf({ cards, answers }: (typeof sizes)[number]): z.infer<typeof measuredSchema> {
  const script = path.join(import.meta.dirname, 'progress-process.ts')
  const run = [script, String(cards), String(answers)]
  const { stdout, stderr, status } = spawnSync(process.execPath, run, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The pages about progress could not be measured: ${stderr}`)
  return measuredSchema.parse(JSON.parse(stdout))
}

/** What the pages about progress cost for a small and for a very large learner. */
export const suite: Suite = {
  title: 'Progress',
  measure: () =>
    Promise.resolve(
      sizes.flatMap((size) =>
        Object.entries(pagesOf(size)).map(([name, { first, then }]): Measure => ({
          name: `CPU of ${name}, after an answer`,
          value: then,
          unit: 'ms',
          note: `${first.toFixed(0)} ms at first; ${size.cards} cards, ${size.answers} answers`,
        })),
      ),
    ),
}
