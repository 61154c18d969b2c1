import { parseJson } from '#browser/parse-json'
import { progressLineSchema } from '#domain/exchange/import-progress'

/** How far a file has come: on its way, and then in the hands of the server, which may not say how far it is. */
export type SendingProgress = { stage: 'sending'; share: number } | { stage: 'working'; share: number | null }

export interface SendingAnswer {
  status: number
  /** JSON. */
  reply: string
}

/**
 * Posts a file, and tells how far it has come. With `fetch`, nobody learns how much of a body was sent.
 *
 * @throws Error if the server does not answer, or breaks off
 */
export function sendFile(
  path: string,
  contentType: string,
  file: Blob,
  onProgress: (progress: SendingProgress) => void,
): Promise<SendingAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SendingAnswer>()
  const request = new XMLHttpRequest()
  request.open('POST', path)
  request.setRequestHeader('content-type', contentType)
  request.upload.onprogress = ({ loaded, total }) =>
    onProgress({ stage: 'sending', share: total === 0 ? 0 : loaded / total })
  request.upload.onload = () => onProgress({ stage: 'working', share: null })
  const lines = () => request.responseText.split('\n')
  request.onprogress = () => {
    // What stands behind the last end of a line is not whole yet.
    const line = lines().at(-2)
    const share = line === undefined ? null : shareIn(line)
    if (share !== null) onProgress({ stage: 'working', share })
  }
  request.onload = () => {
    const reply = lines().findLast((line) => line !== '') ?? ''
    resolve({ status: request.status, reply })
  }
  request.onerror = () => reject(new Error('The server did not answer.'))
  request.onabort = request.onerror
  request.send(file)
  return promise
}

/** The share that a line names; null if it is the reply. */
function shareIn(line: string): number | null {
  try {
    return parseJson(progressLineSchema, line).share
  } catch {
    return null
  }
}
