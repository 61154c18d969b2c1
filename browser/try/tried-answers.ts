import { useSyncExternalStore } from 'react'
import { browserStorage } from '#browser/study/outbox-store'
import type { Tried } from '#browser/try/tried-in-text'
import type { Answer } from '#domain/items/answer'

/** Answers to the questions for visitors, so that they are still there after a reload and after signing up. */
const key = 'retrace-tried'
const listeners = new Set<() => void>()

const none: Tried = {}

/** The answers by item, and a function that adds one. Where the browser stores nothing, they last as long as the page. */
export function useTriedAnswers(): [Tried, (itemId: string, answer: Answer) => void] {
  const tried = useSyncExternalStore(subscribe, read, () => none)
  return [tried, (itemId, answer) => write({ ...tried, [itemId]: answer })]
}

/** Deletes the answers. */
export const clearTriedAnswers = (): void => browserStorage()?.removeItem(key)

let known: { text: string | null; tried: Tried } = { text: null, tried: none }

function subscribe(listener: () => void) {
  listeners.add(listener)
  // If the script does not come, the questions are as they were at first.
  readStored().catch(() => undefined)
  return () => listeners.delete(listener)
}

const read = () => known.tried

/** Reads what was answered before this page was loaded. Schemas come only if there is something to read. */
async function readStored() {
  const text = browserStorage()?.getItem(key) ?? null
  if (text === null || text === known.text) return
  const { triedIn } = await import('#browser/try/tried-in-text')
  const stored = triedIn(text)
  if (known.text === null) remember({ text, tried: stored })
  else write({ ...stored, ...known.tried })
}

function remember(now: typeof known) {
  known = now
  for (const listener of listeners) listener()
}

function write(tried: Tried) {
  const text = JSON.stringify(tried)
  try {
    browserStorage()?.setItem(key, text)
  } catch {
    // The storage is full: they last as long as the page.
  }
  remember({ text, tried })
}
