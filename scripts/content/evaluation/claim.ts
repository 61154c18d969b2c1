import { z } from 'zod'

const text = z.string().min(1)
const line = z.int().positive()

/** What a lesson claims in one place. `tests/corpus/README.md` says what each kind means. */
export const claimSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('definition'),
    line,
    term: text,
    aliases: z.array(text).default([]),
    says: text,
  }),
  z.strictObject({ kind: z.literal('label'), line, subject: text, label: text, says: text.optional() }),
  z.strictObject({ kind: z.literal('advice'), line, what: text, says: text.optional() }),
  z.strictObject({ kind: z.literal('procedure'), line, what: text, steps: z.array(text).min(2) }),
  z.strictObject({ kind: z.literal('question'), line, what: text, says: text }),
  z.strictObject({ kind: z.literal('statement'), line, says: text }),
])

export type Claim = z.infer<typeof claimSchema>

export const claimKinds = ['definition', 'label', 'advice', 'procedure', 'question', 'statement'] as const
export type ClaimKind = (typeof claimKinds)[number]

export const labelsSchema = z.strictObject({
  language: text,
  manner: text,
  field: text,
  claims: z.array(claimSchema),
})
