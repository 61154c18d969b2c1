import * as z from 'zod/mini'
import { ratings } from '#domain/schedule/rating'
import { nextQueueSchema } from '#domain/study/study-card'

/** The server's reply to every request of a study session: what it did, and the queue that follows. */
export const studyReplySchema = z.object({
  kind: z.enum([
    /** A rating was recorded; it had been recorded before; or it came too late and counts as practice only. */
    'recorded',
    'repeated',
    'stale',
    /** A rating was undone, or could not be: something else has happened to the card since, or there was none. */
    'undone',
    'superseded',
    'nothing',
    /** A card was buried or suspended. */
    'changed',
    'flagged',
    /** Only the queue was requested. */
    'queue',
  ]),
  /** Why a rating is practice only: its showing was rated already, or it came too late. */
  because: z.optional(z.enum(['answered', 'late'])),
  /** The rating that counts, if the grade of the answer did not allow the one that was sent. */
  counted: z.optional(z.literal(ratings)),
  queue: nextQueueSchema,
})
export type StudyReply = z.infer<typeof studyReplySchema>

/** The server's reply to a request that it refuses, with a status of 400 or above. */
export const errorReplySchema = z.object({ error: z.string() })
export type ErrorReply = z.infer<typeof errorReplySchema>
