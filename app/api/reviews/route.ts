import { z } from 'zod'
import { recordReview, reviewInputSchema, UnknownCardError } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { askedQueue } from '../../study/session-queue'
import { readOwnRequest } from '../read-own-request'

const bodySchema = z.object({ review: reviewInputSchema, lessonId: z.string().nullable() })

/** Records a rating and answers with the queue that follows it. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  try {
    const { kind, reviewId } = await recordReview(user.id, body.review, now)
    const queue = await studyQueue(user.id, now, body.lessonId === null ? {} : { lessonId: body.lessonId })
    return Response.json({ kind, reviewId, queue: askedQueue(queue, now) })
  } catch (error) {
    if (error instanceof UnknownCardError) return Response.json({ error: error.message }, { status: 404 })
    throw error
  }
}
