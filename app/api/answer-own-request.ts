import { z } from 'zod'
import type { ErrorReply, StudyReply } from '#domain/study/study-reply'
import { currentUser, type CurrentUser } from '#server/account/session'
import { isOwnJsonRequest } from '#server/same-origin'
import { UnknownCardError } from '#server/study/record-review'

const refusal = (status: number, error: string, headers: Record<string, string> = {}) =>
  Response.json({ error } satisfies ErrorReply, { status, headers })

/**
 * Answers a request of a study session with JSON. What cannot be accepted is refused with a sentence, without the
 * work being done; an answer that the database has no time for may be sent again.
 *
 * @param work what is asked for, on behalf of who is signed in
 */
export async function answerOwnRequest<Body, Reply extends StudyReply>(
  request: Request,
  schema: z.ZodType<Body>,
  work: (user: CurrentUser, body: Body, now: Date) => Promise<Reply>,
): Promise<Response> {
  if (!isOwnJsonRequest(request)) return refusal(403, 'This is not from a page of this app.')
  try {
    const user = await currentUser()
    if (user === null) return refusal(401, 'You are signed out.')
    // An answer that was kept in the browser while somebody else signed in belongs to who gave it.
    const meant = request.headers.get('x-learner')
    if (meant !== null && meant !== user.id) return refusal(409, 'Somebody else is signed in here.')
    const body = schema.safeParse(await request.json().catch(() => null))
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    return Response.json(await work(user, body.data, new Date()))
  } catch (error) {
    if (error instanceof UnknownCardError) return refusal(404, error.message)
    if (isDatabaseLocked(error)) {
      return refusal(503, 'The database is busy. Send this again in some seconds.', { 'retry-after': '5' })
    }
    throw error
  }
}

/** By its name: the database of this process may come from another bundle, which has a class of its own. */
const isDatabaseLocked = (error: unknown) => error instanceof Error && error.name === 'DatabaseLockedError'
