import { metrics } from '#server/metrics'
import { recordReview, reviewInputSchema } from '#server/study/record-review'
import { queueRequestSchema, studyQueue } from '#server/study/study-queue'
import { handleStudyRequest } from '../handle-study-request'

const bodySchema = queueRequestSchema.extend({ review: reviewInputSchema })

/** Records a rating. */
export function POST(request: Request) {
  return handleStudyRequest(request, bodySchema, async (user, body, now, givenAt) => {
    const review = { ...body.review, atMillis: givenAt(body.review.atMillis) }
    const { kind, because, reviewId, rating } = await recordReview(user.id, review, now)
    metrics.ratings.inc({ result: kind })
    const counted = rating === body.review.rating ? undefined : rating
    const queue = await studyQueue(user.id, now, body, body.held)
    return { kind, because: because ?? undefined, reviewId, counted, queue }
  })
}
