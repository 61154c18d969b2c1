import type { IncomingMessage } from 'node:http'
import { maxArchiveBytes, maxCardFileBytes } from '#domain/exchange/upload-limits'

/** Why a request is refused before the app sees it. */
export interface Refusal {
  status: 400 | 405 | 411 | 413
  /** One sentence for whoever sent it. */
  message: string
}

const allowedMethods = ['GET', 'HEAD', 'POST']
/** For the `Allow` header of a 405. */
export const allowedMethodsHeader = allowedMethods.join(', ')

/** Largest body in bytes by where it goes; the first prefix that fits counts. */
const maxBodyBytes = [
  { prefix: '/api/auth/', bytes: 16 * 1_024 },
  { prefix: '/api/account/import', bytes: maxArchiveBytes },
  { prefix: '/api/own/import', bytes: maxCardFileBytes },
  { prefix: '/', bytes: 256 * 1_024 },
]

type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * Whether a request is one that the app can take, by its head alone: no byte of a body that is too large is read.
 * Node closes a connection whose body is longer than its Content-Length says.
 *
 * @returns null if it may go on
 */
export function refusalOf({ method = 'GET', url = '/', headers }: RequestHead): Refusal | null {
  if (!allowedMethods.includes(method)) return { status: 405, message: `${method} is not allowed here.` }
  const path = decodedPath(url)
  if (path === null) return { status: 400, message: 'This address is not valid.' }
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, message: 'Send the length of the body in Content-Length.' }
  }
  const limit = maxBodyBytes.find(({ prefix }) => path.startsWith(prefix))?.bytes ?? 0
  if (Number(headers['content-length'] ?? 0) > limit) {
    return { status: 413, message: `The body may have at most ${limit} bytes.` }
  }
  return null
}

/** The path of a request's address without escapes; null if it has broken ones or is no path. */
function decodedPath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0] ?? '')
    return path.startsWith('/') && !path.includes('\0') ? path : null
  } catch {
    return null
  }
}
