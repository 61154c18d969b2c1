import * as z from 'zod/mini'

const amounts = z.object({
  answers: z.number(),
  cards: z.number(),
  quizzes: z.number(),
  lessons: z.number(),
  flags: z.number(),
  decks: z.number(),
  tracings: z.number(),
})

/** What the server says to an archive. */
export const importReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('preview'),
    exportedAtMillis: z.number(),
    email: z.string(),
    imported: amounts,
    leftOut: amounts,
    replaced: amounts,
    lostAnswers: z.number(),
    lostCards: z.number(),
    consent: z.string(),
  }),
  z.object({ kind: z.literal('imported'), imported: amounts, leftOut: amounts }),
  z.object({ kind: z.literal('changed-meanwhile') }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum([
      ...(['not-whole', 'unknown-format', 'too-large', 'contradictory'] as const),
      ...(['foreign', 'signed-out', 'too-many-attempts', 'busy'] as const),
    ]),
  }),
])
export type ImportReply = z.infer<typeof importReplySchema>
export type ImportPreview = Extract<ImportReply, { kind: 'preview' }>
