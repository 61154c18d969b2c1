import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { handleStudyRequest } from '../handle-study-request'

/** What there is to study now. A POST, because the body lists the cards that the session already has. */
export function POST(request: Request) {
  return handleStudyRequest(request, queueRequestSchema, async (user, body, now) => ({
    kind: 'queue',
    queue: await studyQueue(user.id, now, body, body.held),
  }))
}
