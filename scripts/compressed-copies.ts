import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { copyEndings, encodings } from '#server/http/static-files'

/** How much to compress: `smallest` takes half a minute on one core for Python, and four seconds for the pages. */
type Compression = 'smallest' | 'quick'

const compressors = {
  br: (content: Buffer, compression: Compression) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: compression === 'smallest' ? constants.BROTLI_MAX_QUALITY : 5,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gzip: (content: Buffer) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
}

/** Pictures and fonts are compressed already; Python's library is an archive whose files are not. */
const isCompressible = /\.(?:css|js|json|mjs|svg|wasm|zip)$/
/** What is smaller fits into one packet as it is. */
export const minBytes = 1_024

/**
 * Writes compressed copies beside the files of a folder and its subfolders, which `server/http/static-files.ts` sends to
 * browsers that take them. Copies that are there already are kept.
 */
export async function writeCompressedCopies(folder: string, compression: Compression): Promise<void> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const existing = new Set(files)
  await Promise.all(
    files
      .filter((file) => isCompressible.test(file))
      .map(async (file) => {
        const missing = encodings.filter((encoding) => !existing.has(`${file}${copyEndings[encoding]}`))
        if (missing.length === 0) return
        const content = await fs.readFile(file)
        if (content.length < minBytes) return
        for (const encoding of missing) {
          const copy = `${file}${copyEndings[encoding]}`
          await fs.writeFile(`${copy}.${process.pid}`, await compressors[encoding](content, compression))
          // A copy is there whole or not at all.
          await fs.rename(`${copy}.${process.pid}`, copy)
        }
      }),
  )
}
