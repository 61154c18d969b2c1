import { z } from 'zod'
import { currentUser } from '#server/account/session'
import { isOwnJsonRequest } from '#server/same-origin'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { askedCard, askedQueue } from '../../../study/session-queue'

const bodySchema = z.object({ reviewId: z.string().min(1), lessonId: z.string().nullable() })

/** Takes a rating back and answers with the card as it stands again, and the queue. */
export async function POST(request: Request) {
  if (!isOwnJsonRequest(request))
    return Response.json({ error: 'Not from a page of this app.' }, { status: 403 })
  const user = await currentUser()
  if (user === null) return Response.json({ error: 'Signed out.' }, { status: 401 })
  const body = bodySchema.safeParse(await request.json().catch(() => null))
  if (!body.success) return Response.json({ error: z.prettifyError(body.error) }, { status: 400 })
  const { reviewId, lessonId } = body.data
  const now = new Date()
  const undone = await undoReview(user.id, reviewId, now)
  const queue = await studyQueue(user.id, now, lessonId === null ? {} : { lessonId })
  const card = undone.kind === 'nothing' ? null : askedCard(undone.card)
  return Response.json({ kind: undone.kind, card, queue: askedQueue(queue, now) })
}
