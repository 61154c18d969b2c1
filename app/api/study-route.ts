import type { z } from 'zod'
import type { ErrorReply, StudyReply } from '#domain/study/study-reply'
import { UnknownCardError } from '#server/study/record-review'
import { nextQueue, type Wanted } from '../study/session-queue'
import { readOwnRequest } from './read-own-request'

/**
 * Handles a request of a study session: does one thing for the learner, and answers with the result and the queue
 * that follows. A card that does not exist is a 404.
 *
 * @param act what the request is for; the answer has the properties of its result
 */
export function studyRoute<Body extends Wanted>(
  bodySchema: z.ZodType<Body>,
  act: (userId: string, body: Body, now: Date) => Promise<Pick<StudyReply, 'kind'>>,
) {
  return async (request: Request): Promise<Response> => {
    const read = await readOwnRequest(request, bodySchema)
    if (read.kind === 'refused') return read.response
    const { user, body } = read
    const now = new Date()
    try {
      const result = await act(user.id, body, now)
      const reply: StudyReply = { ...result, queue: nextQueue(user.id, body, now) }
      return Response.json(reply)
    } catch (error) {
      if (!(error instanceof UnknownCardError)) throw error
      return Response.json({ error: error.message } satisfies ErrorReply, { status: 404 })
    }
  }
}
