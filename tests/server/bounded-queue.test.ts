import { expect, test } from 'vitest'
import { BoundedQueue, BusyError } from '#server/bounded-queue'

test('as many run at once as may, as many wait as may, and more are refused at once', async () => {
  const queue = new BoundedQueue({ atOnce: 2, waiting: 3 })
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  let running = 0
  const work = async () => {
    running++
    await gate
    return 'done'
  }
  const results = Array.from({ length: 7 }, () => queue.run(work))
  const refused = await Promise.allSettled(results.slice(5))
  for (const result of refused) expect(result).toMatchObject({ reason: expect.any(BusyError) as Error })
  expect(running).toBe(2)
  open()
  expect(await Promise.all(results.slice(0, 5))).toEqual(Array(5).fill('done'))
  expect(running).toBe(5)
})

test('work that fails makes room', async () => {
  const queue = new BoundedQueue({ atOnce: 1, waiting: 0 })
  await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await queue.run(() => Promise.resolve('done'))).toBe('done')
})
