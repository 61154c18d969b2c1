import { z } from 'zod'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { askedCard, askedQueue } from '../../../study/session-queue'
import { readOwnRequest } from '../../read-own-request'

const bodySchema = z.object({ reviewId: z.string().min(1), lessonId: z.string().nullable() })

/** Takes a rating back and answers with the card as it stands again, and the queue. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  const undone = await undoReview(user.id, body.reviewId, now)
  const queue = await studyQueue(user.id, now, body.lessonId === null ? {} : { lessonId: body.lessonId })
  const card = undone.kind === 'nothing' ? null : askedCard(undone.card)
  return Response.json({ kind: undone.kind, card, queue: askedQueue(queue, now) })
}
