import { expect, test, vi } from 'vitest'
import { answerWithProgress } from '#app/api/answer-with-progress'
import { log } from '#server/log'

const linesOf = async (response: Response) =>
  (await response.text()).split('\n').map((line) => (line === '' ? null : (JSON.parse(line) as unknown)))

test('an answer says how far the work is, a line for each percent at most, and then what came of it', async () => {
  const response = answerWithProgress((onProgress) => {
    for (let step = 0; step <= 1_000; step++) onProgress(step / 1_000)
    return Promise.resolve({ kind: 'stored' })
  })
  const lines = await linesOf(response)
  const shares = Array.from({ length: 100 }, (_, percent) => ({ share: (percent + 1) / 100 }))
  expect(lines).toEqual([...shares, { kind: 'stored' }, null])
})

test('what is done is told while the rest is still to do', async () => {
  const { promise, resolve } = Promise.withResolvers<object>()
  const response = answerWithProgress((onProgress) => {
    onProgress(0.5)
    return promise
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect(await reader?.read()).toMatchObject({ value: '{"share":0.5}\n' })
  resolve({ kind: 'stored' })
  expect(await reader?.read()).toMatchObject({ value: '{"kind":"stored"}\n' })
})

test('work that fails breaks the answer off, so that nobody takes it for done', async () => {
  const error = vi.spyOn(log, 'error').mockImplementation(() => undefined)
  const response = answerWithProgress(async (onProgress) => {
    onProgress(0.5)
    await Promise.reject(new Error('no room'))
    return {}
  })
  await expect(response.text()).rejects.toThrow('no room')
  expect(error).toHaveBeenCalledOnce()
  error.mockRestore()
})

test('work whose answer nobody reads any more goes on to its end', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const shares: number[] = []
  const response = answerWithProgress(async (onProgress) => {
    await promise
    onProgress(1)
    shares.push(1)
    return {}
  })
  await response.body?.cancel()
  resolve(undefined)
  await vi.waitFor(() => expect(shares).toEqual([1]))
})
