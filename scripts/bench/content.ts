import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import type { Measure, Suite } from './measure.ts'

const costsSchema = z.object({
  imported: z.number(),
  unchanged: z.number(),
  hashes: z.number(),
  memory: z.number(),
})

/** The costs of importing this number of lessons; see `content-process.ts`. */
function costsOf(lessons: number): z.infer<typeof costsSchema> {
  const script = path.join(import.meta.dirname, 'content-process.ts')
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, String(lessons)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Content could not be measured: ${stderr}`)
  return costsSchema.parse(JSON.parse(stdout))
}

const many = 1_000
const few = 100

export const suite: Suite = {
  title: 'Content: what it costs to import lessons, of ten terms each',
  measure() {
    const [small, large] = [costsOf(few), costsOf(many)]
    const measures: Measure[] = [
      {
        name: 'a thousand new lessons: most memory',
        value: large.memory,
        unit: 'MB',
        must: 1_000,
        note: `${small.memory.toFixed(0)} MB for a hundred`,
      },
      {
        name: 'a new lesson of a thousand ÷ one of a hundred, time',
        value: large.imported / many / (small.imported / few),
        unit: '×',
        must: 1.5,
        note: `${(large.imported / many).toFixed(1)} ms ÷ ${(small.imported / few).toFixed(1)} ms`,
      },
      {
        name: 'a thousand unchanged lessons ÷ reading and hashing the files',
        value: large.unchanged / large.hashes,
        unit: '×',
        must: 3,
        note: `${large.unchanged.toFixed(0)} ms ÷ ${large.hashes.toFixed(0)} ms`,
      },
    ]
    return Promise.resolve(measures)
  },
}
