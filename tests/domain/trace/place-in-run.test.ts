import { describe, expect, it } from 'vitest'
import { momentAt } from '#domain/trace/place-in-run'
import { storyOf } from '#domain/trace/run-story'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

const source = python`
  import asyncio

  async def boil():
      print('kettle on', end='\n')
      await asyncio.sleep(3)
      print('tea', end=' ')
      await asyncio.sleep(1)
      print('is ready')

  async def main():
      task = asyncio.create_task(boil())
      print('one')
      print('two')
      await asyncio.sleep(0)
      await task

  asyncio.run(main())
`

describe('the place in a run that an answer turned on', async () => {
  const { record, trace } = await sandbox.play({ source })
  const { moments } = storyOf({ source, trace, ...record })
  const printedAt = (number: number) => {
    const at = momentAt(moments, { kind: 'printed-line', number })
    return at === null ? [] : (moments[at]?.printed.map(({ text }) => text) ?? [])
  }

  it('is the moment that prints the line', () => {
    expect(record.stdout.split('\n')).toEqual(['one', 'two', 'kettle on', 'tea is ready', ''])
    expect(printedAt(1)).toEqual(['one\n', 'two\n'])
    expect(printedAt(2)).toEqual(['one\n', 'two\n'])
    expect(printedAt(3)).toEqual(['kettle on\n'])
  })

  it('is the moment that begins the line, where time passes before its end', () => {
    expect(printedAt(4)).toEqual(['tea '])
  })

  it('is the end of the run, where so many lines are never printed', () => {
    expect(momentAt(moments, { kind: 'printed-line', number: 5 })).toBe(moments.length - 1)
  })

  it('is the first moment that ends at a line of the program', () => {
    const at = momentAt(moments, { kind: 'source-line', number: 14 })
    expect(at).toBe(1)
    expect(momentAt(moments, { kind: 'source-line', number: 99 })).toBeNull()
  })
})
