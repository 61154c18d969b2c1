import type { StudyReply } from '#domain/study/study-reply'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { readOwnRequest } from '../read-own-request'

/** What there is to study now. A POST, because it names whom it is for and what it is about. */
export async function POST(request: Request) {
  const read = await readOwnRequest(request, queueRequestSchema)
  if (read.kind === 'refused') return read.response
  const { user, body } = read
  const now = new Date()
  return Response.json({
    kind: 'queue',
    queue: await studyQueue(user.id, now, body, body.held),
  } satisfies StudyReply)
}
