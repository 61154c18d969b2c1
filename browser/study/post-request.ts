import type { PostResult } from '#browser/study/post-result'

export interface PostedRequest {
  path: string
  body: unknown
}

const timeoutMillis = 15_000
/** Browsers let `keepalive` requests of this many bytes in total outlive their page. */
const maxKeepaliveBytes = 60_000

/** The session was ended elsewhere, so what is kept of the learner goes. */
async function forgetKept(): Promise<void> {
  const { forgetKeptPages } = await import('#browser/offline/forget')
  await forgetKeptPages()
}

/**
 * Sends a study request. It names its learner, and the server refuses it if somebody else is signed in. It says what this
 * device's clock shows, so that the server can tell how long ago an answer was given although that clock is wrong.
 */
export async function postRequest({ path, body }: PostedRequest, learnerId: string): Promise<PostResult> {
  const text = JSON.stringify(body)
  try {
    const [response, { readReply }] = await Promise.all([
      fetch(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-learner': learnerId,
          'x-sent-at': String(Date.now()),
        },
        body: text,
        keepalive: text.length < maxKeepaliveBytes / 4,
        signal: AbortSignal.timeout(timeoutMillis),
      }),
      // Loaded with the first request: the schemas would make the script of the page a seventh larger.
      import('#browser/study/read-reply'),
    ])
    if (response.status === 401) await forgetKept()
    return readReply(response.status, await response.text())
  } catch {
    return { kind: 'failed', problem: 'unreachable' }
  }
}
