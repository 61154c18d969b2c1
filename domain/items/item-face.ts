import * as z from 'zod/mini'
import { itemKinds } from '#domain/items/items'
import { divergenceSchema } from '#domain/program/divergence'

const optionSchema = z.object({
  text: z.string(),
  correct: z.boolean(),
  misconception: z.nullable(z.string()),
  feedback: z.string(),
  runHash: z._default(z.nullable(z.string()), null),
  partsAt: z._default(z.nullable(divergenceSchema), null),
})

/**
 * All that an item shows before and after its answer, as it is stored for good: what a learner saw can be
 * shown again when the lesson has long changed.
 */
export const itemFaceSchema = z.object({
  kind: z.enum(itemKinds),
  /** Plain text with code spans in backticks; a blank is `____`. */
  prompt: z.string(),
  code: z.nullable(z.string()),
  /** `code` as highlighted HTML. */
  codeHtml: z.nullable(z.string()),
  /** Text; or the lines in their order, for kinds whose answer is a list of lines. */
  answer: z.union([z.string(), z.array(z.string())]),
  /** All answers that are accepted, the first one as `answer` has it. */
  accepted: z.array(z.string()),
  /** In the order in which they were made: shuffle them before they are shown. */
  options: z.array(optionSchema),
  explanation: z.string(),
  /** What the run of its program showed; null where there is no program. */
  run: z.nullable(
    z.object({
      summary: z.string(),
      seconds: z.number().check(z.minimum(0)),
      python: z.string(),
      stdout: z.string(),
    }),
  ),
})
export type ItemFace = z.infer<typeof itemFaceSchema>
