import type * as replyParser from '#browser/study/parse-reply'
import type { StudyReply } from '#domain/study/study-reply'

export interface PostedRequest {
  path: string
  body: unknown
}

/**
 * Why a request has to be sent again later. `unknown-reply`: the server answered something that this page cannot read,
 * because the app has been updated since the page was loaded or because a proxy answered instead.
 */
export type PostProblem = 'unreachable' | 'signed-out' | 'other-learner' | 'unknown-reply'

export type PostResult =
  | { kind: 'confirmed'; reply: StudyReply }
  /** The server will never accept it, so it must not be sent again. */
  | { kind: 'refused' }
  | { kind: 'failed'; problem: PostProblem }

const timeoutMillis = 15_000
/** Browsers let `keepalive` requests of this many bytes in total outlive their page. */
const maxKeepaliveBytes = 60_000

/** Sends a study request. It names its learner, and the server refuses it if somebody else is signed in. */
export async function postRequest({ path, body }: PostedRequest, learnerId: string): Promise<PostResult> {
  const text = JSON.stringify(body)
  try {
    const [response, parser] = await Promise.all([
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-learner': learnerId },
        body: text,
        keepalive: text.length < maxKeepaliveBytes / 4,
        signal: AbortSignal.timeout(timeoutMillis),
      }),
      // Loaded with the first request: the schemas would make the script of the page a seventh larger.
      import('#browser/study/parse-reply'),
    ])
    return resultOf(response.status, await response.text(), parser)
  } catch {
    return { kind: 'failed', problem: 'unreachable' }
  }
}

function resultOf(
  status: number,
  text: string,
  { parseErrorReply, parseStudyReply }: typeof replyParser,
): PostResult {
  if (status === 401) return { kind: 'failed', problem: 'signed-out' }
  if (status === 409) return { kind: 'failed', problem: 'other-learner' }
  if (status === 429 || status >= 500) return { kind: 'failed', problem: 'unreachable' }
  try {
    if (status < 400) return { kind: 'confirmed', reply: parseStudyReply(text) }
    parseErrorReply(text)
    return { kind: 'refused' }
  } catch {
    return { kind: 'failed', problem: 'unknown-reply' }
  }
}
