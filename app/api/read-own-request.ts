import { z } from 'zod'
import type { ErrorReply } from '#domain/study/study-reply'
import { currentUser, type CurrentUser } from '#server/account/session'
import { isOwnJsonRequest } from '#server/same-origin'

type OwnRequest<Body> =
  { kind: 'accepted'; user: CurrentUser; body: Body } | { kind: 'refused'; response: Response }

const refuse = (status: number, error: string) =>
  ({ kind: 'refused', response: Response.json({ error } satisfies ErrorReply, { status }) }) as const

/** The signed-in learner and the parsed body of a same-origin JSON request, or the response that refuses it. */
export async function readOwnRequest<Body>(
  request: Request,
  schema: z.ZodType<Body>,
): Promise<OwnRequest<Body>> {
  if (!isOwnJsonRequest(request)) return refuse(403, 'This request does not come from a page of this app.')
  const user = await currentUser()
  if (user === null) return refuse(401, 'You are signed out.')
  // An unsent answer belongs to the learner who gave it, even if someone else has signed in on that browser since.
  const learnerId = request.headers.get('x-learner')
  if (learnerId !== null && learnerId !== user.id) return refuse(409, 'Someone else is signed in.')
  const body = schema.safeParse(await request.json().catch(() => null))
  return body.success ? { kind: 'accepted', user, body: body.data } : refuse(400, z.prettifyError(body.error))
}
