import * as z from 'zod/mini'

/** Why a file is not imported. */
export const importProblems = [
  /** It holds no card with text on both sides. */
  'no-cards',
  'too-many',
  'too-large',
  'unreadable',
  /** The name of the deck. */
  'title',
  'too-many-decks',
  'too-often',
  'signed-out',
  /** The request comes from elsewhere. */
  'foreign',
] as const
export type ImportProblem = (typeof importProblems)[number]

const countSchema = z.number()

/** What would come of a file. */
const reportSchema = z.object({
  cards: countSchema,
  /** Earlier answers to them. */
  answers: countSchema,
  /** The first ones, as sanitised HTML. */
  samples: z.array(z.object({ frontHtml: z.string(), backHtml: z.string() })),
  leftOut: z.object({
    /** Cards with nothing on one side but pictures or sounds, or nothing at all. */
    empty: countSchema,
    /** Cards with too much text, or too many tags. */
    tooLong: countSchema,
    /** Cards that come without their pictures and sounds. */
    media: countSchema,
    /** Earlier answers that do not come along: to other cards, or outside the schedule. */
    answers: countSchema,
  }),
})
export type ImportReport = z.infer<typeof reportSchema>

/** What the server says to a file with cards. */
export const importReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), report: reportSchema }),
  z.object({ kind: z.literal('stored'), deckId: z.string() }),
  z.object({ kind: z.literal('refused'), problem: z.enum(importProblems) }),
])
export type ImportReply = z.infer<typeof importReplySchema>
