import * as z from 'zod/mini'
import { itemFaceSchema } from '#domain/items/item-face'

// zod/mini, because the browser parses the server's replies with these schemas.

const previewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('minutes'), minutes: z.number() }),
  z.object({ kind: z.literal('days'), days: z.number() }),
])

const questionShape = {
  itemId: z.string(),
  face: itemFaceSchema,
  /** The order of its options and lines this time; it differs each time the card is shown. */
  order: z.object({
    options: z.array(z.string()),
    lines: z.array(z.string()),
    // A browser may still keep cards of a version that had none.
    parts: z._default(z.array(z.string()), []),
  }),
  /** Hash of the recorded run of its program; null if it asks about none. */
  runHash: z.nullable(z.string()),
  /** An answer in less time than this is quick for this learner; null while too little is known. */
  quickMillis: z.nullable(z.number()),
}

const questionSchema = z.object(questionShape)

/** A card in a session: all that is needed to ask, grade and rate it without the server. */
export const studyCardSchema = z.object({
  cardId: z.string(),
  ...questionShape,
  /** The question that follows a right guess among options, and then rates the card; null if none does. */
  followUp: z.nullable(questionSchema),
  /** Number of events of its schedule, on which the order of its options and lines depends. */
  revision: z.int(),
  /** The showing: the key of the rating or reset that it follows, null for a new card. Sent back with the rating. */
  follows: z.nullable(z.string()),
  state: z.enum(['New', 'Learning', 'Review', 'Relearning']),
  /** Whether it keeps being forgotten. */
  isLeech: z.boolean(),
  /** A shorter program about the same concept, for a leech; null if there is none. */
  smaller: z.nullable(z.object({ codeHtml: z.string(), runHash: z.string() })),
  /**
   * Number of the exercise of its lesson, from 1, in which a bug in its program is to be fixed: what comes after the
   * hardest question. Null if there is none, or if an easier question is asked.
   */
  exercise: z.nullable(z.int()),
  /** Its main concept. */
  concept: z.nullable(z.object({ id: z.string(), term: z.string() })),
  /** The lesson it was made from, and the line of the lesson's file. */
  lesson: z.object({
    id: z.string(),
    slug: z.string(),
    courseId: z.string(),
    title: z.string(),
    // A browser may still keep cards of a version that did not say it.
    language: z._default(z.nullable(z.string()), null),
    line: z.int(),
  }),
  /** When each rating would bring it back. */
  previews: z.object({ 1: previewSchema, 2: previewSchema, 3: previewSchema, 4: previewSchema }),
  /** How often the learner has passed it before. */
  earlierPasses: z.int(),
  /** Changes whenever anything that is shown of it changes, so a browser can keep cards by version. */
  version: z.string(),
})
export type StudyCard = z.infer<typeof studyCardSchema>

const countsSchema = z.object({ learning: z.int(), review: z.int(), new: z.int() })
export type StudyCounts = z.infer<typeof countsSchema>

/** What there is to study, for a session that already has some of the cards: of those it names only the version. */
export const nextQueueSchema = z.object({
  counts: countsSchema,
  /** The next ones, in the order in which they are to be shown. */
  cards: z.array(z.union([studyCardSchema, z.strictObject({ version: z.string() })])),
  nextDueAtMillis: z.nullable(z.number()),
  /** Whether that is the beginning of a study day, and not an instant of this one. */
  nextDueIsDay: z._default(z.boolean(), false),
  /** When the server read it. */
  atMillis: z.number(),
  /** How many ratings this study day has had. */
  rated: z.int(),
})
export type NextQueue = z.infer<typeof nextQueueSchema>

/** The same with all cards. */
export interface StudyQueue extends Omit<NextQueue, 'cards'> {
  cards: StudyCard[]
}
