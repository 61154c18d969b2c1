import { describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

/** What one rule must do: what its believer sees in one program, and programs that are none of its business. */
export interface RuleCase {
  /** A program in which the belief makes a difference. */
  applies: string
  /** What the believer sees: printed lines joined with " / ", and the type of an error that ends the program. */
  believer: string
  /** The changed program as it may be shown has this in it; left out where there is none to show. */
  shown?: string
  /** Programs to which the rule must not apply, by the reason. */
  not: Record<string, string>
}

const indented = (body: string) => body.replace(/^(?=.)/gm, '    ')

/** A program whose `main` has this body; `work` tells when it starts and ends, and gives its name. */
export const inMain = (body: string) => python`
import asyncio, contextvars, time
async def work(name, seconds=0):
    print(name, "in")
    await asyncio.sleep(seconds)
    print(name, "out")
    return name
async def main():
${indented(body.replace(/^\n/, ''))}
asyncio.run(main())
`

/** Tests of rules by their names. */
export function testRules(cases: Record<string, RuleCase>): void {
  const sandbox = sandboxForTests()
  const of = async (source: string, rule: string) =>
    (await sandbox.rewrites({ source })).filter((rewrite) => rewrite.rule === rule)
  const seen = ({ stdout, exception }: { stdout: string; exception: { type: string } | null }) =>
    [...stdout.trimEnd().split('\n').filter(Boolean), ...(exception ? [exception.type] : [])].join(' / ')

  describe.each(Object.entries(cases))('%s', (rule, { applies, believer, shown, not }) => {
    it('shows what its believer sees', async () => {
      const [rewrite] = await of(applies, rule)
      if (!rewrite) throw new Error(`The rule does not apply.`)
      const { record } = await sandbox.believe({ source: applies }, rewrite)
      expect(seen(record)).toBe(believer)
      const real = await sandbox.play({ source: applies })
      expect(seen(real.record)).not.toBe(believer)
      if (shown === undefined) {
        expect(rewrite.source).toBeNull()
      } else {
        expect(rewrite.source).toContain(shown)
        const { record: again } = await sandbox.play({ source: rewrite.source ?? '' })
        expect(seen(again)).toBe(believer)
      }
    })

    it.each(Object.entries(not))('leaves %s alone', async (_, program) => {
      expect(await of(program, rule)).toEqual([])
    })
  })
}
