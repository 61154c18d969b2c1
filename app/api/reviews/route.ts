import { recordReview, reviewInputSchema } from '#server/study/record-review'
import { wantedSchema } from '../../study/session-queue'
import { studyRoute } from '../study-route'

const bodySchema = wantedSchema.extend({ review: reviewInputSchema })

/** Records a rating. */
export const POST = studyRoute(bodySchema, async (userId, { review }, now) => {
  const { kind, reviewId } = await recordReview(userId, review, now)
  return { kind, reviewId }
})
