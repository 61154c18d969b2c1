import { flagInputSchema, flagItem } from '#server/cards/flag-item'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { answerOwnRequest } from '../../answer-own-request'

const bodySchema = queueRequestSchema.extend({ flag: flagInputSchema })

/** Saves a learner's note on an item that is wrong. */
export function POST(request: Request) {
  return answerOwnRequest(request, bodySchema, async (user, body, now) => {
    await flagItem(user.id, body.flag, now)
    return { kind: 'flagged', queue: await studyQueue(user.id, now, body, body.held) }
  })
}
