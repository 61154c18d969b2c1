import { parseJson } from '#browser/parse-json'
import type { PostResult } from '#browser/study/post-result'
import { errorReplySchema, studyReplySchema } from '#domain/study/study-reply'

/**
 * What the server's reply to a study request means.
 *
 * @param status of the HTTP response
 * @param body of the HTTP response, whoever wrote it
 */
export function readReply(status: number, body: string): PostResult {
  if (status === 401) return { kind: 'failed', problem: 'signed-out' }
  if (status === 409) return { kind: 'failed', problem: 'other-learner' }
  if (status === 429 || status >= 500) return { kind: 'failed', problem: 'unreachable' }
  try {
    if (status < 400) return { kind: 'confirmed', reply: parseJson(studyReplySchema, body) }
    parseJson(errorReplySchema, body)
    return { kind: 'refused' }
  } catch {
    return { kind: 'failed', problem: 'unknown-reply' }
  }
}
