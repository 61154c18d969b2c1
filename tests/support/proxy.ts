import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A proxy in front of processes of the app. */
export interface Proxy {
  url: string
  /** From now on, requests go to these addresses in turn. */
  forwardTo: (...urls: string[]) => void
  close: () => void
}

/**
 * Starts a proxy that forwards to each app under the app's own name and says nothing of itself, as nginx does by default.
 * Where nobody listens, the next one is asked. A request that breaks off is not sent again, because it may have been
 * answered.
 */
export async function startProxy(): Promise<Proxy> {
  let targets: readonly string[] = []
  let requests = 0
  const server = http.createServer((request, response) => {
    void buffer(request).then((body) => {
      const turn = requests++
      const order = targets.map((_, n) => targets[(turn + n) % targets.length] ?? '')
      forward(request, body, response, order)
    })
  })
  server.listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    forwardTo: (...urls) => (targets = urls),
    close: () => server.close().closeAllConnections(),
  }
}

function forward(
  request: http.IncomingMessage,
  body: Buffer,
  response: http.ServerResponse,
  [target, ...others]: readonly string[],
): void {
  if (target === undefined) {
    response.writeHead(503).end()
    return
  }
  const { method, headers } = request
  const options = { method, headers: { ...headers, host: new URL(target).host } }
  const forwarded = http.request(`${target}${request.url ?? '/'}`, options, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.on('error', () => response.destroy()).pipe(response)
  })
  forwarded.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') forward(request, body, response, others)
    else response.destroy()
  })
  forwarded.end(body)
}
