import { idSchema } from '#server/input-schemas'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { handleStudyRequest } from '../../handle-study-request'

const bodySchema = queueRequestSchema.extend({ reviewId: idSchema })

/** Undoes a rating or a change, and replies with the card as it was before. */
export function POST(request: Request) {
  return handleStudyRequest(request, bodySchema, async (user, body, now) => {
    const undone = await undoReview(user.id, body.reviewId, now)
    const card = undone.kind === 'nothing' ? null : undone.card
    return { kind: undone.kind, card, queue: await studyQueue(user.id, now, body, body.held) }
  })
}
