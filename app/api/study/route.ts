import type { StudyReply } from '#domain/study/study-reply'
import { nextQueue, wantedSchema } from '../../study/session-queue'
import { readOwnRequest } from '../read-own-request'

/** What there is to study now. A POST, because it names whom it is for and what it is about. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, wantedSchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  return Response.json({ kind: 'queue', queue: nextQueue(user.id, body, now) } satisfies StudyReply)
}
