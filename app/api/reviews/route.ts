import type { StudyReply } from '#domain/study/study-reply'
import { recordReview, reviewInputSchema, UnknownCardError } from '#server/study/record-review'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { readOwnRequest } from '../read-own-request'

const bodySchema = queueRequestSchema.extend({ review: reviewInputSchema })

/** Records a rating and answers with the queue that follows it. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  try {
    const { kind, reviewId } = await recordReview(user.id, body.review, now)
    const reply: StudyReply = { kind, queue: await studyQueue(user.id, now, body, body.held) }
    return Response.json({ ...reply, reviewId })
  } catch (error) {
    if (error instanceof UnknownCardError) return Response.json({ error: error.message }, { status: 404 })
    throw error
  }
}
