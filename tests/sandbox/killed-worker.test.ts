import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openSandbox } from '#sandbox/node'

// Its own, so that the last worker that started is one of its.
const sandbox = openSandbox({ wallClockSeconds: 30 })
afterAll(() => sandbox.close())
const workers: Worker[] = []
const remember = (worker: Worker) => void workers.push(worker)
process.on('worker', remember)
afterAll(() => void process.off('worker', remember))

const play = async (source: string) => (await sandbox.play({ source }, { trace: false })).record

beforeEach(async () => {
  expect(await play('print(1)')).toMatchObject({ outcome: 'finished', stdout: '1\n' })
})

test('when a worker is killed in the middle of a program, that program fails at once and the next one runs', async () => {
  const endless = play('while True:\n    pass\n')
  // Until the worker has the program.
  await setImmediate()
  await workers.at(-1)?.terminate()
  expect(await endless).toMatchObject({ outcome: 'unsupported' })
  expect(await play('print(2)')).toMatchObject({ outcome: 'finished', stdout: '2\n' })
})

test('when a worker is killed while it waits, the next program runs all the same', async () => {
  await workers.at(-1)?.terminate()
  await setImmediate()
  expect(await play('print(3)')).toMatchObject({ outcome: 'finished', stdout: '3\n' })
})
