import { changeCard, changeInputSchema } from '#server/study/change-card'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { handleStudyRequest } from '../../handle-study-request'

const bodySchema = queueRequestSchema.extend({ change: changeInputSchema })

/** Buries, suspends, unsuspends or resets a card, or sets the day on which it is due. */
export function POST(request: Request) {
  return handleStudyRequest(request, bodySchema, async (user, { change, ...body }, now, givenAt) => {
    const atMillis = change.atMillis === undefined ? undefined : givenAt(change.atMillis)
    await changeCard(user.id, { ...change, atMillis }, now)
    return { kind: 'changed', queue: await studyQueue(user.id, now, body, body.held) }
  })
}
