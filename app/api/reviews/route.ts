import { z } from 'zod'
import { currentUser } from '#server/account/session'
import { isOwnJsonRequest } from '#server/same-origin'
import { recordReview, reviewInputSchema, UnknownCardError } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { askedQueue } from '../../study/session-queue'

const bodySchema = z.object({ review: reviewInputSchema, lessonId: z.string().nullable() })

/** Records a rating and answers with the queue that follows it. */
export async function POST(request: Request) {
  if (!isOwnJsonRequest(request))
    return Response.json({ error: 'Not from a page of this app.' }, { status: 403 })
  const user = await currentUser()
  if (user === null) return Response.json({ error: 'Signed out.' }, { status: 401 })
  const body = bodySchema.safeParse(await request.json().catch(() => null))
  if (!body.success) return Response.json({ error: z.prettifyError(body.error) }, { status: 400 })
  const { review, lessonId } = body.data
  const now = new Date()
  try {
    const { kind, reviewId } = await recordReview(user.id, review, now)
    const queue = await studyQueue(user.id, now, lessonId === null ? {} : { lessonId })
    return Response.json({ kind, reviewId, queue: askedQueue(queue, now) })
  } catch (error) {
    if (error instanceof UnknownCardError) return Response.json({ error: error.message }, { status: 404 })
    throw error
  }
}
