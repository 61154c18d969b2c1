import { z } from 'zod'
import { confidences } from '#domain/items/confidence'

/** A learner's answer to an item. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(100_000) }),
  /** The text of the chosen option, because its position differs between presentations. */
  z.object({ kind: z.literal('choice'), text: z.string().max(10_000) }),
  /** Lines in the order that the learner put them in. */
  z.object({ kind: z.literal('lines'), lines: z.array(z.string().max(10_000)).max(1_000) }),
  /** Line number in the shown program, 1-based. */
  z.object({ kind: z.literal('line'), line: z.int().positive().max(1_000_000) }),
  /** The place that each part was assigned to. */
  z.object({
    kind: z.literal('pairs'),
    pairs: z.array(z.object({ part: z.string().max(10_000), place: z.string().max(10_000) })).max(1_000),
  }),
  z.object({ kind: z.literal('gave-up') }),
])
export type Answer = z.infer<typeof answerSchema>

// Not in confidence.ts, because the study page imports that and must not load zod.
export const confidenceSchema = z.enum(confidences)

/** An answer as plain text, for people to read; empty if the learner gave up. */
export function textOfAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'text':
    case 'choice':
      return answer.text
    case 'lines':
      return answer.lines.join('\n')
    case 'line':
      return String(answer.line)
    case 'pairs':
      return answer.pairs.map(({ part, place }) => `${part}: ${place}`).join('\n')
    case 'gave-up':
      return ''
  }
}
