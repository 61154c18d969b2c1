import * as z from 'zod/mini'
import { parseJson } from '#browser/parse-json'
import type { Answer } from '#domain/items/answer'

/** A visitor's answers, by item. */
export type Tried = Readonly<Record<string, Answer>>

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

/** The answers in what this browser has stored; none if it is damaged. */
export function triedIn(text: string): Tried {
  try {
    return parseJson(triedSchema, text)
  } catch {
    return {}
  }
}
