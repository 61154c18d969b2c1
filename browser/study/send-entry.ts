import type { OutboxEntry } from '#browser/study/outbox-store'

/** Why an entry could not be sent now. It stays in the outbox and is sent again later. */
export type SendProblem = 'unreachable' | 'signed-out' | 'other-learner'

export type SendResult =
  | { kind: 'confirmed'; reply: unknown }
  /** The server will never accept it, so it is not sent again. */
  | { kind: 'refused' }
  | { kind: 'failed'; problem: SendProblem }

const timeoutMillis = 15_000
/** Browsers let `keepalive` requests of this many bytes in total outlive their page. */
const maxKeepaliveBytes = 60_000

/** Sends an entry. It names its learner, and the server refuses it if somebody else is signed in. */
export async function sendEntry({ path, body }: OutboxEntry, learnerId: string): Promise<SendResult> {
  const text = JSON.stringify(body)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-learner': learnerId },
      body: text,
      keepalive: text.length < maxKeepaliveBytes / 4,
      signal: AbortSignal.timeout(timeoutMillis),
    })
    if (response.status === 401) return { kind: 'failed', problem: 'signed-out' }
    if (response.status === 409) return { kind: 'failed', problem: 'other-learner' }
    const reply: unknown = await response.json()
    // It could also come from a proxy in between.
    if (response.ok && has(reply, 'kind')) return { kind: 'confirmed', reply }
    const isFinal = response.status >= 400 && response.status < 500 && response.status !== 429
    if (isFinal && has(reply, 'error')) return { kind: 'refused' }
  } catch {
    // No network, no server, or no JSON.
  }
  return { kind: 'failed', problem: 'unreachable' }
}

const has = (value: unknown, name: string) => typeof value === 'object' && value !== null && name in value
