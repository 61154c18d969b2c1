import { changeCard, changeInputSchema } from '#server/study/change-card'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { handleStudyRequest } from '../../handle-study-request'

const bodySchema = queueRequestSchema.extend({ change: changeInputSchema })

/** Buries, suspends, unsuspends or resets a card, or sets the day on which it is due. */
export function POST(request: Request) {
  return handleStudyRequest(request, bodySchema, async (user, body, now) => {
    await changeCard(user.id, body.change, now)
    return { kind: 'changed', queue: await studyQueue(user.id, now, body, body.held) }
  })
}
