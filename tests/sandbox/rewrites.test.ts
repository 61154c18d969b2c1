import { describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

const race = python`
  import asyncio as aio
  from asyncio import gather

  async def work(name, seconds):
      await aio.sleep(seconds)
      print(name)
      return name

  async def main():
      # the slow one first
      print(await gather(work("slow", 2),
                         work("fast", 1)))

  aio.run(main())
`

describe('a program as believers read it', () => {
  it('finds a rule by what a name is bound to, and changes the text where it stands', async () => {
    const rewrites = await sandbox.rewrites({ source: race })
    const rewrite = rewrites.find(({ rule }) => rule === 'gather-in-completion-order')
    expect(rewrite).toEqual({
      rule: 'gather-in-completion-order',
      misconception: 'M17',
      site: null,
      lines: [11, 12],
      source: race
        .replace('await gather(', '[await each for each in aio.as_completed([')
        .replace('work("fast", 1)))', 'work("fast", 1)])])'),
    })
  })

  it('runs as the believer imagines it, on the lines of the original', async () => {
    const program = { source: race }
    const { record, trace } = await sandbox.runWithMisconception(program, {
      rule: 'gather-in-completion-order',
      site: null,
    })
    expect(record.stdout).toBe("fast\nslow\n['fast', 'slow']\n")
    const printed = trace.steps.flatMap(({ events }) => events.filter(({ kind }) => kind === 'printed'))
    expect(printed.map(({ line }) => line)).toEqual([6, 6, 11])
  })

  it('says so where a rule does not apply', async () => {
    const { record } = await sandbox.runWithMisconception(
      { source: 'print(1)\n' },
      { rule: 'no-such-rule', site: null },
    )
    expect(record).toMatchObject({ outcome: 'unsupported', stdout: '' })
    expect(record.summary).toBe('The rule "no-such-rule" does not apply there.')
  })

  it('finds nothing in what Python cannot read', async () => {
    expect(await sandbox.rewrites({ source: 'def f(:\n' })).toEqual([])
  })
})
