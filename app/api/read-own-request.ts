import { z } from 'zod'
import type { ErrorReply } from '#domain/study/study-reply'
import { currentUser, type CurrentUser } from '#server/account/session'
import { isOwnJsonRequest } from '#server/same-origin'

type OwnRequest<Body> =
  { kind: 'accepted'; user: CurrentUser; body: Body } | { kind: 'refused'; response: Response }

const refuse = (status: number, error: string) =>
  ({ kind: 'refused', response: Response.json({ error } satisfies ErrorReply, { status }) }) as const

/** Who sends a request that changes something, and what it says; or the answer that refuses it. */
export async function readOwnRequest<Body>(
  request: Request,
  schema: z.ZodType<Body>,
): Promise<OwnRequest<Body>> {
  if (!isOwnJsonRequest(request)) return refuse(403, 'This is not from a page of this app.')
  const user = await currentUser()
  if (user === null) return refuse(401, 'You are signed out.')
  // An answer that was kept in the browser while somebody else signed in belongs to who gave it.
  const meant = request.headers.get('x-learner')
  if (meant !== null && meant !== user.id) return refuse(409, 'Somebody else is signed in here.')
  const body = schema.safeParse(await request.json().catch(() => null))
  return body.success ? { kind: 'accepted', user, body: body.data } : refuse(400, z.prettifyError(body.error))
}
