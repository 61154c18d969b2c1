import type { StudyReply } from '#domain/study/study-reply'
import { recordReview, reviewInputSchema, UnknownCardError } from '#server/study/record-review'
import { nextQueue, wantedSchema } from '../../study/session-queue'
import { readOwnRequest } from '../read-own-request'

const bodySchema = wantedSchema.extend({ review: reviewInputSchema })

/** Records a rating and answers with the queue that follows it. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  try {
    const { kind, reviewId } = await recordReview(user.id, body.review, now)
    const reply: StudyReply = { kind, queue: nextQueue(user.id, body, now) }
    return Response.json({ ...reply, reviewId })
  } catch (error) {
    if (error instanceof UnknownCardError) return Response.json({ error: error.message }, { status: 404 })
    throw error
  }
}
