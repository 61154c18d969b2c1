import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

const types: Record<string, string> = {
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
  '.json': 'application/json',
}

/** The folder that `npm start` wrote them into; its name is their version. */
const folder = () =>
  path.resolve(/* turbopackIgnore: true */ process.env['SANDBOX_FILES'] ?? '.cache/browser/none')

/** Where a browser finds the files of the sandbox, see `openBrowserSandbox`. */
export const sandboxUrl = () => `/sandbox/${path.basename(folder())}/`

export interface BrowserFile {
  type: string
  /** Set where the content is compressed. */
  encoding: 'br' | null
  /** Size as it is sent, and as it is when unpacked. */
  bytes: number
  unpackedBytes: number
  open: () => ReadableStream<Uint8Array>
}

/**
 * One of the files that a browser needs to run Python, or null if there is none of that name and version.
 *
 * @param acceptsBrotli whether the browser takes a compressed one, which is there soon after the first start
 */
export async function browserFile(
  version: string,
  name: string,
  acceptsBrotli: boolean,
): Promise<BrowserFile | null> {
  const type = types[path.extname(name)]
  if (type === undefined || version !== path.basename(folder()) || path.basename(name) !== name) return null
  const plain = path.join(folder(), name)
  const [unpackedBytes, packedBytes] = await Promise.all([plain, `${plain}.br`].map(sizeOf))
  if (unpackedBytes === undefined) return null
  const isPacked = acceptsBrotli && packedBytes !== undefined
  return {
    type,
    encoding: isPacked ? 'br' : null,
    bytes: isPacked ? packedBytes : unpackedBytes,
    unpackedBytes,
    open: () =>
      Readable.toWeb(createReadStream(isPacked ? `${plain}.br` : plain)) as ReadableStream<Uint8Array>,
  }
}

const sizeOf = (file: string): Promise<number | undefined> =>
  stat(file).then(
    (found) => found.size,
    () => undefined,
  )
