import { flagInputSchema, flagItem } from '#server/cards/flag-item'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { handleStudyRequest } from '../../handle-study-request'

const bodySchema = queueRequestSchema.extend({ flag: flagInputSchema })

/** Stores a learner's report of a problem with an item. */
export function POST(request: Request) {
  return handleStudyRequest(request, bodySchema, async (user, body, now) => {
    await flagItem(user.id, body.flag, now)
    return { kind: 'flagged', queue: await studyQueue(user.id, now, body, body.held) }
  })
}
