import type { ServerResponse } from 'node:http'

/** Pages, what a browser loads to go on to one, and replies of the API. Of anything else, a part may come late. */
const isWhole = /^(?:text\/html|text\/x-component|application\/json)\b/

/** What is longer is sent as it comes, so that it need not fit in memory. */
const maxBytes = 1_000_000

/**
 * Sends the head and all parts of a page or reply at once. Next sends the head alone and has each part compressed and sent
 * on its own, and each time a thread is woken and the system called. Browsers paint a page only once all of it has come, so
 * they wait no longer. Has to be called after whatever else changes or compresses the response.
 */
export function sendWhole(response: ServerResponse): void {
  let kept: Uint8Array[] = []
  let bytes = 0
  /** Decided when the headers are known. */
  let isKeeping: boolean | undefined
  const flushHeaders = response.flushHeaders.bind(response)
  const write = response.write.bind(response) as (...given: unknown[]) => boolean
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse

  const keeps = () =>
    (isKeeping ??= !response.headersSent && isWhole.test(String(response.getHeader('Content-Type'))))
  /** What was kept, and what comes now. */
  const withKept = (chunk: unknown): unknown => {
    if (kept.length === 0) return chunk
    const all = Buffer.concat([...kept, Buffer.from((chunk ?? '') as Uint8Array)])
    kept = []
    return all
  }

  response.flushHeaders = () => {
    if (!keeps()) flushHeaders()
  }
  response.write = (chunk: unknown, ...rest: unknown[]) => {
    isKeeping = keeps() && chunk instanceof Uint8Array && bytes + chunk.length <= maxBytes
    if (!isKeeping) return write(withKept(chunk), ...rest)
    kept.push(chunk as Uint8Array)
    bytes += (chunk as Uint8Array).length
    return true
  }
  response.end = (chunk?: unknown, ...rest: unknown[]) => {
    const last = withKept(chunk)
    if (isKeeping === true && last instanceof Uint8Array) response.setHeader('Content-Length', last.length)
    return end(last, ...rest)
  }
}
