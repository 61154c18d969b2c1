import { expect, it } from 'vitest'
import type { LessonProgram } from '#domain/items/items'
import { programSchema } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import type { Proposal } from '#domain/program/variant'
import type { Engine } from '#server/content/engine'
import { varyProgram } from '#server/content/vary-program'

const run: RunRecord = {
  python: '3.14.2',
  outcome: 'finished',
  stdout: 'at 2 s: 12 eggs\n',
  stderr: '',
  exception: null,
  seconds: 2,
  deterministic: true,
  reasons: [],
  summary: '',
}
const program = programSchema.parse({ source: "print('at 2 s: 12 eggs')" })
const lessonProgram: LessonProgram = {
  id: 'kitchen/eggs',
  program,
  run,
  source: { file: 'kitchen.md', first: 1, last: 3 },
}

/** The ids of the variants that are taken when the engine proposes one with this change, which prints this. */
async function idsOf(change: Proposal['changes'][number], stdout: string): Promise<string[]> {
  const engine: Pick<Engine, 'variants'> = {
    variants: () => Promise.resolve([{ program, record: { ...run, stdout }, changes: [change] }]),
  }
  return (await varyProgram(lessonProgram, engine)).map(({ id }) => id)
}

it('takes a variant with another time', async () => {
  await expect(
    idsOf({ kind: 'seconds', from: '2', to: '4', lines: [1] }, 'at 4 s: 12 eggs\n'),
  ).resolves.toEqual(['kitchen/eggs~1'])
})

it('takes a variant with another number that is no time', async () => {
  await expect(
    idsOf({ kind: 'number', from: '12', to: '15', lines: [2] }, 'at 2 s: 15 eggs\n'),
  ).resolves.toEqual(['kitchen/eggs~1'])
  await expect(
    idsOf({ kind: 'number', from: '2', to: '3', lines: [2] }, 'at 2 s: 12 eggs\n'),
  ).resolves.toEqual(['kitchen/eggs~1'])
})

it('does not take one that tells another time than it waits', async () => {
  await expect(
    idsOf({ kind: 'number', from: '2', to: '5', lines: [1] }, 'at 5 s: 12 eggs\n'),
  ).resolves.toEqual([])
})
