import { z } from 'zod'
import { onServersClock } from '#domain/schedule/trusted-time'
import type { ErrorReply } from '#domain/study/study-reply'
import { currentUser, type CurrentUser } from '#server/account/session'
import { describeFailure } from '#server/describe-failure'
import { clientOf } from '#server/http/client'
import { log } from '#server/log'
import { isDatabaseLocked } from '#server/database/transaction'
import { UnknownRunError } from '#server/runs/record-tracing'
import { isOwnRequest } from '#server/same-origin'
import { UnknownCardError } from '#server/study/record-review'
import { spendRequest } from '#server/study/request-budget'

/** Milliseconds by the device's clock; earlier pages do not send it. */
const sentAtSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

const refusal = (status: number, error: string, headers: Record<string, string> = {}) =>
  Response.json({ error } satisfies ErrorReply, { status, headers })

/**
 * Handles a same-origin JSON request of a signed-in learner. A request that cannot be accepted is refused with a status
 * and a sentence before any work is done; 429 and 503 mean that the same request may be
 * sent again.
 *
 * @param work does what the request asks for, and returns the reply; `givenAt` turns a time by the device's clock into the
 * server's
 */
export async function handleStudyRequest<Body, Reply>(
  request: Request,
  schema: z.ZodType<Body>,
  work: (
    user: CurrentUser,
    body: Body,
    now: Date,
    givenAt: (clientAtMillis: number) => number,
  ) => Promise<Reply>,
): Promise<Response> {
  if (!isOwnRequest(request, 'application/json'))
    return refusal(403, 'This request does not come from a page of this app.')
  try {
    const user = await currentUser()
    if (user === null) return refusal(401, 'You are signed out.')
    // An unsent answer belongs to the learner who gave it, even if someone else has signed in on that browser since.
    const learnerId = request.headers.get('x-learner')
    if (learnerId !== null && learnerId !== user.id) return refusal(409, 'Someone else is signed in.')
    const now = new Date()
    if (!(await spendRequest(user.id, now))) {
      log.warn({ requestId: clientOf(request.headers).requestId, event: 'requests-refused', userId: user.id })
      return refusal(429, 'So many answers cannot be taken at once. They wait here.', { 'retry-after': '60' })
    }
    const body = schema.safeParse(await request.json().catch(() => null))
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    const sentAt = sentAtSchema.safeParse(request.headers.get('x-sent-at')).data ?? null
    const givenAt = (clientAtMillis: number) => onServersClock(clientAtMillis, sentAt, now.getTime())
    return Response.json(await work(user, body.data, now, givenAt))
  } catch (error) {
    if (error instanceof UnknownCardError || error instanceof UnknownRunError)
      return refusal(404, error.message)
    if (isDatabaseLocked(error)) {
      return refusal(503, 'The database is busy. Try again in a few seconds.', { 'retry-after': '5' })
    }
    if (describeFailure(error) !== null) {
      log.error({ requestId: clientOf(request.headers).requestId, error }, 'the database cannot be used')
      return refusal(503, 'The server cannot store anything right now.', { 'retry-after': '60' })
    }
    throw error
  }
}
