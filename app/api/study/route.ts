import type { StudyReply } from '#domain/study/study-reply'
import { nextQueue, queueOptionsSchema } from '../../study/session-queue'
import { readOwnRequest } from '../read-own-request'

/** Replies with the cards to study now. It is a POST, because the request has a body. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, queueOptionsSchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  return Response.json({ kind: 'queue', queue: nextQueue(user.id, body, now) } satisfies StudyReply)
}
