import { z } from 'zod'
import type { StudyReply } from '#domain/study/study-reply'
import { undoReview } from '#server/study/undo-review'
import { nextQueue, wantedSchema } from '../../../study/session-queue'
import { readOwnRequest } from '../../read-own-request'

const bodySchema = wantedSchema.extend({ reviewId: z.string().min(1) })

/** Takes a rating back and answers with the card as it stands again, and the queue. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  const undone = await undoReview(user.id, body.reviewId, now)
  const card = undone.kind === 'nothing' ? null : undone.card
  const reply: StudyReply = { kind: undone.kind, queue: nextQueue(user.id, body, now) }
  return Response.json({ ...reply, card })
}
