import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'
import { programSchema, type ProgramInput } from '#domain/program/program'
import { programFromFragment, programToFragment } from '#domain/program/program-link'

const programs = fc
  .record({
    source: fc.string({ unit: 'grapheme', maxLength: 300 }),
    setup: fc.string({ maxLength: 50 }),
    modules: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 50 }), { maxKeys: 3 }),
    input: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
  })
  .map((program) => programSchema.parse(program))

async function fragmentOf(program: ProgramInput): Promise<string> {
  const fragment = await programToFragment(program)
  assert(fragment !== null)
  return fragment
}

describe('a link that holds a program', () => {
  it('gives back the program that was put in', async () => {
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const fragment = await fragmentOf(program)
        expect(fragment).toMatch(/^program1=[\w-]+$/)
        expect(await programFromFragment(fragment)).toEqual(program)
      }),
      { numRuns: 50 },
    )
  })

  it('is nothing to run where it is damaged, foreign or not there', async () => {
    const whole = await fragmentOf({ source: 'print(1)' })
    const foreign = ['', 'section-tasks', 'program1=', 'program2=abc', 'program1=!!!', whole.slice(0, -4)]
    for (const fragment of foreign) expect(await programFromFragment(fragment)).toBeNull()
  })

  it('never throws, whatever stands behind the mark', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await programFromFragment(`program1=${text}`)
      }),
    )
  })

  it('refuses a program that is too long for an address', async () => {
    const source = Array.from({ length: 9_000 }, (_, i) => (i * 7919) % 9973).join(' ')
    expect(await programToFragment({ source })).toBeNull()
  })

  it('does not unpack a bomb', async () => {
    const bomb = await fragmentOf({ source: 'a'.repeat(1_000_000) })
    expect(await programFromFragment(bomb)).toBeNull()
  })
})
