import { parseJson } from '#browser/parse-json'
import type { PostProblem, PostResult } from '#browser/study/post-result'
import { errorReplySchema, studyReplySchema } from '#domain/study/study-reply'

/** What the app means by these statuses. Other requests are never refused for good: they are sent again. */
const refusals: Readonly<Record<number, PostResult>> = {
  400: { kind: 'refused' },
  403: failed('wrong-address'),
  404: { kind: 'refused' },
}

/**
 * What the server's reply to a study request means.
 *
 * @param status of the HTTP response
 * @param body of the HTTP response, whoever wrote it
 */
export function readReply(status: number, body: string): PostResult {
  if (status === 401) return failed('signed-out')
  if (status === 409) return failed('other-learner')
  if (status === 429 || status >= 500) return failed('unreachable')
  try {
    if (status < 400) return { kind: 'confirmed', reply: parseJson(studyReplySchema, body) }
    parseJson(errorReplySchema, body)
    return refusals[status] ?? failed('unknown-reply')
  } catch {
    return failed('unknown-reply')
  }
}

function failed(problem: PostProblem): PostResult {
  return { kind: 'failed', problem }
}
