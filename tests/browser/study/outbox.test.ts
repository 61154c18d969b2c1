import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Outbox } from '#browser/study/outbox'
import { OutboxStore, type OutboxEntry, type TextStorage } from '#browser/study/outbox-store'
import type { PostResult } from '#browser/study/post-result'
import { leaseLock, type SendLock } from '#browser/study/send-lock'
import type { NextQueue } from '#domain/study/study-card'

/** A browser's storage as the standard describes it. */
class MemoryStorage implements TextStorage {
  readonly #texts = new Map<string, string>()
  get length() {
    return this.#texts.size
  }
  key(index: number) {
    return [...this.#texts.keys()][index] ?? null
  }
  getItem(key: string) {
    return this.#texts.get(key) ?? null
  }
  setItem(key: string, text: string) {
    this.#texts.set(key, text)
  }
  removeItem(key: string) {
    this.#texts.delete(key)
  }
}

const queue: NextQueue = {
  counts: { learning: 0, review: 0, new: 0 },
  cards: [],
  nextDueAtMillis: null,
  nextDueIsDay: false,
  atMillis: 0,
  rated: 0,
}
const confirmed: PostResult = { kind: 'confirmed', reply: { kind: 'recorded', queue } }
const unreachable: PostResult = { kind: 'failed', problem: 'unreachable' }
const noLock: SendLock = (work) => work(() => undefined)
const entry = (cardId: string) => ({ cardId, path: '/api/reviews', body: { cardId } })

/** A server that notes what arrives, and answers as it is told to. */
function makeServer(answer: (entry: OutboxEntry) => PostResult = () => confirmed) {
  const arrived: { cardId: string; learnerId: string }[] = []
  const server = {
    arrived,
    answer,
    send: (sent: OutboxEntry, learnerId: string) => {
      const result = server.answer(sent)
      if (result.kind !== 'failed') arrived.push({ cardId: sent.cardId, learnerId })
      return Promise.resolve(result)
    },
  }
  return server
}

let storage: MemoryStorage
let nowMillis = 0
beforeEach(() => {
  storage = new MemoryStorage()
  nowMillis = 0
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const open = (learnerId: string, send: ReturnType<typeof makeServer>['send'], lock = noLock) =>
  new Outbox(learnerId, { storage, send, lock, now: () => nowMillis })
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('an outbox', () => {
  test('sends in the order in which it was filled, each once', async () => {
    const server = makeServer()
    const outbox = open('ada', server.send)
    for (const card of ['a', 'b', 'a']) outbox.add(entry(card))
    expect(outbox.status).toEqual({ unsent: 3, problem: null })
    await settle()
    expect(server.arrived.map(({ cardId }) => cardId)).toEqual(['a', 'b', 'a'])
    expect(outbox.status).toEqual({ unsent: 0, problem: null })
    expect(storage.length).toBe(0)
  })

  test('keeps what the server does not confirm, says so, and tries again less and less often', async () => {
    const server = makeServer(() => unreachable)
    const tries: number[] = []
    const outbox = open('ada', (sent, learner) => {
      tries.push(Math.round(performance.now() / 1000))
      return server.send(sent, learner)
    })
    const start = Math.round(performance.now() / 1000)
    outbox.add(entry('a'))
    await vi.advanceTimersByTimeAsync(35_000)
    expect(outbox.status).toEqual({ unsent: 1, problem: 'unreachable' })
    expect(tries.map((at) => at - start)).toEqual([0, 2, 6, 14, 30])
    server.answer = () => confirmed
    outbox.wake()
    await settle()
    expect(outbox.status).toEqual({ unsent: 0, problem: null })
  })

  test('tells what came of each entry; one that is refused for good is not sent again', async () => {
    const server = makeServer(({ cardId }) => (cardId === 'bad' ? { kind: 'refused' } : confirmed))
    const outbox = open('ada', server.send)
    const outcomes: unknown[] = []
    outbox.onOutcome(({ kind }) => outcomes.push(kind))
    outbox.add(entry('bad'))
    outbox.add(entry('good'))
    await settle()
    expect(outcomes).toEqual(['refused', 'recorded'])
    expect(outbox.unsent()).toEqual([])
  })

  test('keeps an entry whose reply it cannot read, and sends it again', async () => {
    const server = makeServer(() => ({ kind: 'failed', problem: 'unknown-reply' }))
    const outbox = open('ada', server.send)
    outbox.add(entry('a'))
    await settle()
    expect(outbox.status).toEqual({ unsent: 1, problem: 'unknown-reply' })
    server.answer = () => confirmed
    outbox.wake()
    await settle()
    expect(outbox.status).toEqual({ unsent: 0, problem: null })
    expect(server.arrived).toHaveLength(1)
  })

  test('what one page left is sent by the next one', async () => {
    const server = makeServer(() => unreachable)
    const first = open('ada', server.send)
    first.add(entry('a'))
    await settle()
    server.answer = () => confirmed
    const second = open('ada', server.send)
    expect(second.status.unsent).toBe(1)
    second.wake()
    await settle()
    expect(server.arrived).toEqual([{ cardId: 'a', learnerId: 'ada' }])
  })

  test('of one learner never sends what another one left', async () => {
    const server = makeServer(() => unreachable)
    open('ada', server.send).add(entry('a'))
    await settle()
    server.answer = () => confirmed
    const other = open('grace', server.send)
    other.add(entry('g'))
    await settle()
    expect(server.arrived).toEqual([{ cardId: 'g', learnerId: 'grace' }])
    expect(new OutboxStore('ada', storage).all()).toHaveLength(1)
  })

  test('keeps things in memory where the browser keeps nothing, and knows the risk', async () => {
    const server = makeServer(() => unreachable)
    vi.spyOn(storage, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const outbox = open('ada', server.send)
    outbox.add(entry('a'))
    await settle()
    expect({ risk: outbox.isAtRisk, unsent: outbox.status.unsent }).toEqual({ risk: true, unsent: 1 })
    server.answer = () => confirmed
    outbox.wake()
    await settle()
    expect({ risk: outbox.isAtRisk, arrived: server.arrived.length }).toEqual({ risk: false, arrived: 1 })
  })

  test('passes over what it did not write', async () => {
    storage.setItem('retrace/outbox/ada/000', 'no JSON')
    storage.setItem('retrace/outbox/ada/001', '{"id":1}')
    const server = makeServer()
    const outbox = open('ada', server.send)
    outbox.add(entry('a'))
    await settle()
    expect(server.arrived).toHaveLength(1)
  })
})

describe('several tabs', () => {
  test('whatever their clocks say, each entry arrives, and those of one tab in their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ tab: fc.nat(2), clockMillis: fc.nat(5) }), { maxLength: 12 }),
        async (additions) => {
          storage = new MemoryStorage()
          const server = makeServer()
          const tabs = [0, 1, 2].map(() => open('ada', server.send))
          for (const [i, { tab, clockMillis }] of additions.entries()) {
            nowMillis = clockMillis
            tabs[tab]?.add(entry(`${tab}/${String(i).padStart(2, '0')}`))
          }
          await settle()
          for (const tab of tabs) tab.wake()
          await settle()
          const arrived = server.arrived.map(({ cardId }) => cardId)
          expect(new Set(arrived).size).toBe(additions.length)
          for (const tab of [0, 1, 2]) {
            const own = [...new Set(arrived.filter((id) => id.startsWith(`${tab}/`)))]
            expect(own).toEqual(own.toSorted())
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('without locks one sends at a time, and a tab that died loses the lock after a while', async () => {
    const locks = ['first', 'second'].map(() => leaseLock('lock', storage, () => nowMillis))
    const done: string[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const running = locks[0]?.(async () => {
      done.push('first')
      await promise
    })
    await locks[1]?.(() => Promise.resolve(void done.push('second')))
    expect(done).toEqual(['first'])
    nowMillis += 21_000
    await locks[1]?.(() => Promise.resolve(void done.push('second')))
    expect(done).toEqual(['first', 'second'])
    resolve()
    await running
    expect(storage.length).toBe(0)
  })
})
