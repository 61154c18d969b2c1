import { contentType } from 'mime-types'
import Negotiator from 'negotiator'
import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import send from 'send'

/** Files that never change: another content has another address. */
export interface StaticFolder {
  /** Where they are served, without a slash at the end. */
  address: string
  folder: string
  /** Names in the folder, as `fs.globSync` takes them. */
  patterns: string[]
  headers?: Record<string, string>
}

/** Endings of compressed copies by their content coding, the smaller first. */
export const copyEndings = { br: '.br', gzip: '.gz' } as const

type Encoding = keyof typeof copyEndings
/** The codings that copies are made in. */
export const encodings = Object.keys(copyEndings) as Encoding[]

interface StaticFile {
  root: string
  name: string
  copies: Encoding[]
  headers: Record<string, string>
}

/**
 * Sends files that never change, without asking Next, in the compressed copies that were made with the build
 * (`scripts/compressed-copies.ts`). Compressing at each request took several times the work of the page they belong to.
 *
 * @returns a function that answers a request for one of the files that are in the folders now; it returns false, and does
 * nothing, for any other request
 */
export function staticFiles(
  folders: StaticFolder[],
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = new Map(folders.flatMap(filesOf))

  return (request, response) => {
    const { url = '', method } = request
    const file = method === 'GET' || method === 'HEAD' ? files.get(url.split('?', 1)[0] ?? '') : undefined
    if (file === undefined) return false
    for (const [name, value] of Object.entries(file.headers)) response.setHeader(name, value)
    const taken = new Negotiator(request).encodings(file.copies)
    const encoding = file.copies.find((copy) => taken.includes(copy))
    if (encoding !== undefined) response.setHeader('Content-Encoding', encoding)
    const name = `${file.name}${encoding === undefined ? '' : copyEndings[encoding]}`
    send(request, encodeURI(name), { root: file.root, immutable: true, maxAge: '1y' }).pipe(response)
    return true
  }
}

function filesOf({ address, folder, patterns, headers = {} }: StaticFolder): [string, StaticFile][] {
  const entries = fs.globSync(patterns, { cwd: folder, withFileTypes: true })
  const names = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
      ),
  )
  const isCopy = (name: string) =>
    encodings.some(
      (encoding) =>
        name.endsWith(copyEndings[encoding]) && names.has(name.slice(0, -copyEndings[encoding].length)),
    )
  return [...names]
    .filter((name) => !isCopy(name))
    .map((name) => {
      const copies = encodings.filter((encoding) => names.has(`${name}${copyEndings[encoding]}`))
      const type = contentType(path.extname(name)) || 'application/octet-stream'
      const vary: Record<string, string> = copies.length > 0 ? { Vary: 'Accept-Encoding' } : {}
      const file = { root: folder, name, copies, headers: { 'Content-Type': type, ...vary, ...headers } }
      return [`${address}/${name}`, file]
    })
}
