import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { programNames, sourceOf } from '#tests/sandbox/corpus'
import { sandboxForTests } from '#tests/sandbox/shared'
import { oneIn } from '#tests/support/sweep'

const sandbox = sandboxForTests()

const oracle = z
  .array(z.object({ misconception: z.string(), program: z.string(), believers: z.array(z.string()) }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'believers.json'), 'utf8')))

/** What a learner would write down as the output: what is printed, and the error that ends it. */
const seen = ({ record }: Awaited<ReturnType<typeof sandbox.runWithMisconception>>) =>
  [record.stdout.trimEnd(), record.exception?.type].filter(Boolean).join('\n')

describe('programs made for one misconception each', () => {
  it.each(oracle.map((example) => ({ ...example, name: example.misconception })))(
    'a believer in $name sees one of the outputs that believers give',
    async ({ misconception, program, believers: outputs }) => {
      const rewrites = await sandbox.rewrites({ source: program })
      const own = rewrites.filter((rewrite) => rewrite.misconception === misconception)
      const views = await Promise.all(
        own.map((rewrite) => sandbox.runWithMisconception({ source: program }, rewrite).then(seen)),
      )
      expect(outputs).toEqual(expect.arrayContaining([views.find((view) => outputs.includes(view))]))
    },
  )
})

const withoutAddresses = (text: string) => text.replaceAll(/0x[0-9a-f]+/g, '0x')

describe('every rewrite of programs of the corpus', () => {
  it('runs, shows nothing of its helpers, and prints what its shown source prints', async () => {
    const isOwn = /_retrace|\/lib\/retrace/
    for (const source of oneIn(4, [...programNames.map(sourceOf), ...oracle.map(({ program }) => program)])) {
      const real = await sandbox.play({ source })
      const rewrites = await sandbox.rewrites({ source })
      // Single places make the same changes as all of them together.
      const whole = rewrites.filter(({ site }) => site === null)
      await Promise.all(
        whole.map(async (rewrite) => {
          const { record } = await sandbox.runWithMisconception({ source }, rewrite)
          const where = `${rewrite.rule} at ${rewrite.site} in\n${source}`
          if (real.record.outcome !== record.outcome) {
            expect(['finished', 'exception', 'deadlock', 'time-limit'], where).toContain(record.outcome)
          }
          expect(record.stdout + record.stderr, where).not.toMatch(isOwn)
          if (rewrite.source === null) return
          expect(rewrite.source, where).not.toBe(source)
          const { record: shown } = await sandbox.play({ source: rewrite.source })
          expect(withoutAddresses(shown.stdout), where).toBe(withoutAddresses(record.stdout))
        }),
      )
    }
  })
})
