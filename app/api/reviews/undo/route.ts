import { z } from 'zod'
import { undoReview } from '#server/study/undo-review'
import { wantedSchema } from '../../../study/session-queue'
import { studyRoute } from '../../study-route'

const bodySchema = wantedSchema.extend({ reviewId: z.string().min(1) })

/** Undoes a rating, and answers with the card as it was before. */
export const POST = studyRoute(bodySchema, async (userId, { reviewId }, now) => {
  const undone = await undoReview(userId, reviewId, now)
  return { kind: undone.kind, card: undone.kind === 'nothing' ? null : undone.card }
})
