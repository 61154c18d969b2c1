import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A line to an app, as through a proxy, that can be cut: then its address refuses connections. */
export interface LineToApp {
  url: string
  cut: () => Promise<void>
  restore: () => Promise<void>
  /** From now on, what the app sends is that of a later build. */
  updateTo: (build: string) => void
  close: () => Promise<void>
}

/** @param build the build of the app, which stands in its pages and in its service worker */
export async function lineToApp(appUrl: string, build: string): Promise<LineToApp> {
  let later = build
  const server = http.createServer((request, response) => {
    const path = (request.url ?? '/').replaceAll(later, build)
    // Compressed text could not be changed, and the app does not know that it has.
    const headers = { ...request.headers, 'accept-encoding': 'identity' }
    for (const name of ['if-none-match', 'if-modified-since'] as const) delete headers[name]
    const forwarded = http.request(`${appUrl}${path}`, { method: request.method, headers }, (reply) => {
      const isText = /^text\/html|javascript/.test(reply.headers['content-type'] ?? '')
      if (isText && later !== build) {
        delete reply.headers['content-length']
        void text(reply).then((sent) => {
          response.writeHead(reply.statusCode ?? 502, reply.headers).end(sent.replaceAll(build, later))
        })
      } else {
        response.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(response)
      }
    })
    forwarded.on('error', () => response.destroy())
    request.pipe(forwarded)
  })
  const listen = async (port: number) => {
    server.listen(port)
    await once(server, 'listening')
  }
  const cut = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close().closeAllConnections()
    await closed
  }
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    cut,
    restore: () => listen(port),
    updateTo: (build) => (later = build),
    close: cut,
  }
}
