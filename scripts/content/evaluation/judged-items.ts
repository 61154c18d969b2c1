import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { itemKinds } from '#domain/items/items'
import { corpusFolder, type Part } from './parts.ts'

/** Whether a teacher would ask an item: as it is, with changes, or not at all. */
export const verdicts = ['good', 'weak', 'embarrassing'] as const
export type Verdict = (typeof verdicts)[number]

const judgedItemSchema = z.strictObject({
  /** Without the course. */
  id: z.string().min(1),
  kind: z.enum(itemKinds),
  prompt: z.string().min(1),
  answer: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  verdict: z.enum(verdicts),
  /** What is wrong with it, in a few words. */
  cause: z.string().min(1).optional(),
})

export type JudgedItem = z.infer<typeof judgedItemSchema>

const fileSchema = z.record(z.string(), z.array(judgedItemSchema))

/**
 * The judged items of a part of the corpus, by the names of their lessons without the suffix; none of a part without any.
 *
 * @throws Error if the file does not follow the format, naming it
 */
export function readJudgedItems(part: Part): ReadonlyMap<string, readonly JudgedItem[]> {
  const file = path.join(corpusFolder, part, 'judged-items.yaml')
  if (!fs.existsSync(file)) return new Map()
  const judged = fileSchema.safeParse(parse(fs.readFileSync(file, 'utf8')))
  if (!judged.success) throw new Error(`${file}: ${judged.error.message}`)
  return new Map(Object.entries(judged.data))
}
