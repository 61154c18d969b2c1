import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { parseJson } from '#browser/parse-json'
import { browserStorage } from '#browser/study/outbox-store'
import type { Answer } from '#domain/items/answer'

/** Answers to the questions for visitors, so that they are still there after a reload and after signing up. */
const key = 'retrace-tried'
const listeners = new Set<() => void>()

const answerSchema: z.ZodMiniType<Answer> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('choice'), text: z.string() }),
  z.object({ kind: z.literal('lines'), lines: z.array(z.string()) }),
  z.object({ kind: z.literal('line'), line: z.int() }),
  z.object({
    kind: z.literal('pairs'),
    pairs: z.array(z.object({ part: z.string(), place: z.string() })),
  }),
  z.object({ kind: z.literal('gave-up') }),
])
const triedSchema = z.record(z.string(), answerSchema)

type Tried = Readonly<Record<string, Answer>>
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
  return () => listeners.delete(listener)
}

function read(): Tried {
  const text = browserStorage()?.getItem(key) ?? null
  if (text !== null && text !== known.text) {
    known = { text, tried: parsed(text) }
  }
  return known.tried
}

function parsed(text: string): Tried {
  try {
    return parseJson(triedSchema, text)
  } catch {
    return none
  }
}

function write(tried: Tried) {
  const text = JSON.stringify(tried)
  known = { text, tried }
  try {
    browserStorage()?.setItem(key, text)
  } catch {
    // The storage is full: they last as long as the page.
  }
  for (const listener of listeners) listener()
}
