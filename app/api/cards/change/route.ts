import { changeCard, changeInputSchema } from '#server/study/change-card'
import { wantedSchema } from '../../../study/session-queue'
import { studyRoute } from '../../study-route'

const bodySchema = wantedSchema.extend({ change: changeInputSchema })

/** Buries, suspends, unsuspends or resets a card, or sets the day on which it is due. */
export const POST = studyRoute(bodySchema, async (userId, { change }, now) => {
  await changeCard(userId, change, now)
  return { kind: 'changed' }
})
