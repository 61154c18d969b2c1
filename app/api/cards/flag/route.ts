import { flagInputSchema, flagItem } from '#server/cards/flag-item'
import { wantedSchema } from '../../../study/session-queue'
import { studyRoute } from '../../study-route'

const bodySchema = wantedSchema.extend({ flag: flagInputSchema })

/** Saves a learner's note on an item that is wrong. */
export const POST = studyRoute(bodySchema, async (userId, { flag }, now) => {
  await flagItem(userId, flag, now)
  return { kind: 'flagged' }
})
