import type { StudyReply } from '#domain/study/study-reply'
import { changeCard, changeInputSchema } from '#server/study/change-card'
import { UnknownCardError } from '#server/study/record-review'
import { nextQueue, wantedSchema } from '../../../study/session-queue'
import { readOwnRequest } from '../../read-own-request'

const bodySchema = wantedSchema.extend({ change: changeInputSchema })

/** Buries, suspends, unsuspends or resets a card, and answers with the queue that follows. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, bodySchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  try {
    await changeCard(user.id, body.change, now)
    return Response.json({ kind: 'changed', queue: nextQueue(user.id, body, now) } satisfies StudyReply)
  } catch (error) {
    if (error instanceof UnknownCardError) return Response.json({ error: error.message }, { status: 404 })
    throw error
  }
}
