import * as z from 'zod/mini'
import { itemKinds } from '#domain/items/items'
import { divergenceSchema } from '#domain/program/divergence'

/** An option of a choice question. */
export const optionSchema = z.object({
  text: z.string(),
  correct: z.boolean(),
  misconception: z.nullable(z.string()),
  feedback: z.string(),
  runHash: z._default(z.nullable(z.string()), null),
  partsAt: z._default(z.nullable(divergenceSchema), null),
})

/**
 * Everything an item shows before and after its answer. It is stored permanently, so that what a learner saw can be
 * shown again after the lesson has changed.
 */
export const itemFaceSchema = z.object({
  kind: z.enum(itemKinds),
  /** Plain text with code spans in backticks and blanks as `____`. */
  prompt: z.string(),
  code: z.nullable(z.string()),
  /** `code` as highlighted HTML. */
  codeHtml: z.nullable(z.string()),
  /** Text, or lines in order for kinds whose answer is a list of lines. */
  answer: z.union([z.string(), z.array(z.string())]),
  /** All accepted answers; the first is `answer`, with lines joined by line feeds. */
  accepted: z.array(z.string()),
  /** In a stored order; shuffle them before showing. */
  options: z.array(optionSchema),
  /** What is to be assigned: each to the line of `answer` in its place. Left out where nothing is. */
  parts: z.optional(z.array(z.string())),
  explanation: z.string(),
  /** The result of running its program; null if there is no program. */
  run: z.nullable(
    z.object({
      summary: z.string(),
      seconds: z.number().check(z.minimum(0)),
      python: z.string(),
      stdout: z.string(),
    }),
  ),
  /** What a learner wrote; absent from items of lessons. The prompt is then the beginning of the front, and the answer the back. */
  own: z.optional(
    z.object({
      /** Markdown. */
      front: z.string(),
      /** Sanitised. */
      frontHtml: z.string(),
      /** Sanitised. */
      backHtml: z.string(),
    }),
  ),
})
export type ItemFace = z.infer<typeof itemFaceSchema>
