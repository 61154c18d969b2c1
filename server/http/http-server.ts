import compression from 'compression'
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { clientAddressHeader, clientAddressOf } from '#server/http/client-address'
import { foreignOriginWarning, originOf } from '#server/http/origin'
import { sendFirstStyles, type StyleSheets } from '#server/http/first-styles'
import { allowedMethodsHeader, refusalOf, type Refusal } from '#server/http/refuse-request'
import { nonceHeader, pagePolicy, securityHeaders } from '#server/http/security-headers'
import { sendWhole } from '#server/http/send-whole'
import { undeclaredProxyCheck } from '#server/http/undeclared-proxy'
import type { metrics as Metrics } from '#server/metrics'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

interface HttpOptions {
  /** Answers what is not refused. */
  handler: Handler
  /** Where learners reach the app. */
  baseUrl: string
  /** Whether a proxy of the host's writes `X-Forwarded-For`. */
  trustProxy: boolean
  /** Whether Next runs as its development server. */
  isDevelopment?: boolean
  /** Those that pages name. */
  styleSheets?: StyleSheets
  /** Answers a request for a file that never changes, and says whether it was one. */
  sendStaticFile?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** The name of the route of a path. */
  routeOf: (path: string) => string
  log: Logger
  metrics: Pick<typeof Metrics, 'requests' | 'requestSeconds'>
}

export interface HttpServer {
  server: Server
  /**
   * Ends the server without losing a request: it goes on answering until no request has been under way for a moment,
   * but for at most ten seconds, then closes all connections. Calling it again changes nothing.
   */
  drain: () => Promise<void>
}

/**
 * No learner's request takes so long; a connection that sends slowly does not hold a place for ever. Node counts from the
 * moment at which it has accepted a connection, and looks every 30 s, before it reads what has arrived meanwhile: if this
 * process has been too busy to read for so long, whoever has waited gets a 408.
 */
const timeouts = { headersTimeout: 30_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 }
const drain = { quietMillis: 200, maxMillis: 10_000, lookMillis: 20 }
const slowMillis = 1_000

/** Typed for Express, but needs nothing of it. */
const compress = compression() as unknown as (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void

/**
 * The HTTP server in front of Next. What it can tell by a request's head it refuses itself; every response gets the
 * security headers and is compressed, every request gets an id and the client's address, and a line in the log if that is
 * worth one.
 */
export function httpServer(options: HttpOptions): HttpServer {
  const { handler, baseUrl, trustProxy, isDevelopment = false, styleSheets, sendStaticFile, log } = options
  const headers = Object.entries(securityHeaders(baseUrl))
  const warnOfOrigin = foreignOriginWarning(log, baseUrl)
  const checkForProxy = trustProxy ? null : undeclaredProxyCheck(log)
  const underWay = new Set<ServerResponse>()
  let lastEndedAt = performance.now()
  let draining: Promise<void> | null = null

  const server = createServer(timeouts, (request, response) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    underWay.add(response)
    if (draining !== null) response.shouldKeepAlive = false
    response.once('close', () => {
      underWay.delete(response)
      lastEndedAt = performance.now()
      recordResponse(options, request, response, { requestId, startedAt })
    })
    for (const [name, value] of headers) response.setHeader(name, value)
    compress(request, response, () => undefined)
    const page = pagePolicy(pathOf(request), isDevelopment)
    if (page !== null) {
      request.headers['content-security-policy'] = page.policy
      request.headers[nonceHeader] = page.nonce
      response.setHeader('Content-Security-Policy', page.policy)
      if (styleSheets !== undefined) sendFirstStyles(request, response, styleSheets, page.nonce)
    }
    sendWhole(response)
    response.setHeader('X-Request-Id', requestId)
    request.headers['x-request-id'] = requestId
    request.headers[clientAddressHeader] = clientAddressOf(request, trustProxy)
    // The app and Next compare a request's origin with this header, or with Host if there is none.
    const origin = originOf(request.headers, baseUrl)
    if (origin === 'base-url') request.headers['x-forwarded-host'] = new URL(baseUrl).host
    else delete request.headers['x-forwarded-host']
    if (origin === 'foreign') warnOfOrigin(request.headers.origin)
    checkForProxy?.(request)
    const refusal = refusalOf(request)
    if (refusal !== null) {
      refuse(request, response, refusal)
      return
    }
    if (sendStaticFile?.(request, response) === true) return
    handler(request, response).catch((error: unknown) => {
      log.error({ requestId, error }, 'request failed')
      if (response.headersSent) response.destroy()
      else refuse(request, response, { status: 500, message: 'Something went wrong.' })
    })
  })

  async function closeWhenQuiet(): Promise<void> {
    const startedAt = performance.now()
    for (const response of underWay) response.shouldKeepAlive = false
    // Closing at once would reset connections whose request has arrived but was not read yet.
    const isQuiet = () => underWay.size === 0 && performance.now() - lastEndedAt > drain.quietMillis
    while (!isQuiet() && performance.now() - startedAt < drain.maxMillis) await setTimeout(drain.lookMillis)
    const { promise, resolve } = Promise.withResolvers<void>()
    server.close(() => resolve())
    server.closeAllConnections()
    await promise
  }

  return { server, drain: () => (draining ??= closeWhenQuiet()) }
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message }: Refusal | { status: 500; message: string },
): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    // What follows of the body is not read.
    Connection: 'close',
    ...(status === 405 ? { Allow: allowedMethodsHeader } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : `${message}\n`)
}

/** Without the query, which may hold what somebody typed. */
const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? ''

interface Timing {
  requestId: string
  /** By `performance.now()`. */
  startedAt: number
}

/** Logs and counts a response. */
function recordResponse(
  { log, metrics, routeOf }: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, startedAt }: Timing,
): void {
  const millis = Math.round(performance.now() - startedAt)
  const status = response.statusCode
  const level = status >= 500 ? 'error' : millis > slowMillis ? 'warn' : 'debug'
  const path = pathOf(request)
  const route = routeOf(path)
  log[level]({ requestId, method: request.method, path, route, status, millis }, 'request')
  metrics.requests.inc({ route, status })
  metrics.requestSeconds.observe({ route }, millis / 1_000)
}
