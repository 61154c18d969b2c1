import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import pino from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import type { StyleSheets } from '#server/http/first-styles'
import { httpServer, type HttpServer } from '#server/http/http-server'
import { metrics } from '#server/metrics'
import { undeclaredProxyCheck } from '#server/http/undeclared-proxy'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const answerOk: Handler = (_request, response) => {
  response.end('ok')
  return Promise.resolve()
}

const open: HttpServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ drain }) => drain()))
})

async function listening(
  handler: Handler = answerOk,
  options: { baseUrl?: string; trustProxy?: boolean; styleSheets?: StyleSheets } = {},
) {
  const lines: Record<string, unknown>[] = []
  const sink = { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) }
  const started = httpServer({
    handler,
    baseUrl: options.baseUrl ?? 'http://localhost',
    trustProxy: options.trustProxy ?? false,
    ...(options.styleSheets === undefined ? {} : { styleSheets: options.styleSheets }),
    routeOf: (path) => `route of ${path}`,
    log: pino({ level: 'debug' }, sink),
    metrics,
  })
  open.push(started)
  started.server.listen(0, '127.0.0.1')
  await once(started.server, 'listening')
  const { port } = started.server.address() as AddressInfo
  return { ...started, port, url: `http://127.0.0.1:${port}`, lines }
}

/** Sends the bytes as they are, and gives all that comes back until the connection closes. */
async function exchange(port: number, bytes: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1')
  socket.write(bytes)
  let reply = ''
  socket.on('data', (chunk: Buffer) => (reply += chunk.toString()))
  socket.on('error', () => undefined)
  await once(socket, 'close')
  return reply
}

const reachesHandler = async (send: (port: number) => Promise<unknown>): Promise<boolean> => {
  let reached = false
  const { port } = await listening((request, response) => {
    reached = true
    return answerOk(request, response)
  })
  await send(port)
  return reached
}

describe('a request is refused by its head, before the app sees it,', () => {
  test('if its body is larger than an API takes, without reading the body', async () => {
    const head = `POST /api/reviews HTTP/1.1\r\nHost: x\r\nContent-Length: ${256 * 1_024 + 1}\r\n\r\n`
    const { port } = await listening()
    expect(await exchange(port, head)).toMatch(/^HTTP\/1\.1 413 /)
    expect(await reachesHandler((to) => exchange(to, head))).toBe(false)
  })

  test('if its body is larger than sign-in takes', async () => {
    const { port } = await listening()
    const head = `POST /api/auth/callback/credentials HTTP/1.1\r\nHost: x\r\nContent-Length: ${16 * 1_024 + 1}\r\n\r\n`
    expect(await exchange(port, head)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('if it imports more than 20 MB', async () => {
    const { port } = await listening()
    const head = `POST /api/own/import HTTP/1.1\r\nHost: x\r\nContent-Length: ${20 * 1_024 * 1_024 + 1}\r\n\r\n`
    expect(await exchange(port, head)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('if it does not say how long its body is', async () => {
    const { port } = await listening()
    const head =
      'POST /api/reviews HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'
    expect(await exchange(port, head)).toMatch(/^HTTP\/1\.1 411 /)
  })

  test.each(['TRACE', 'PUT', 'DELETE', 'OPTIONS'])('if its method is %s', async (method) => {
    const { port } = await listening()
    const reply = await exchange(port, `${method} / HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(reply).toMatch(/^HTTP\/1\.1 405 /)
    expect(reply).toContain('Allow: GET, HEAD, POST')
  })

  test.each(['/content/%', '/%E0%A4%A', '/a%00b'])('if its address is %s', async (address) => {
    const { port } = await listening()
    expect(await exchange(port, `GET ${address} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /)
  })
})

test('a body as large as allowed gets through', async () => {
  const body = 'x'.repeat(256 * 1_024)
  expect(
    await reachesHandler((port) => fetch(`http://127.0.0.1:${port}/api/reviews`, { method: 'POST', body })),
  ).toBe(true)
})

describe('every response has the security headers:', () => {
  test.each(['/', '/content/%'])('%s', async (address) => {
    const { url } = await listening()
    const { headers } = await fetch(url + address)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.has('strict-transport-security')).toBe(false)
  })

  test('under https also HSTS', async () => {
    const { url } = await listening(answerOk, { baseUrl: 'https://learn.example.org' })
    expect((await fetch(url)).headers.get('strict-transport-security')).toBe('max-age=31536000')
  })
})

describe('the app is told the address of the client', () => {
  const echoAddress: Handler = (request, response) => {
    response.end(request.headers['x-retrace-client'])
    return Promise.resolve()
  }
  const forged = {
    headers: { 'x-retrace-client': '203.0.113.9', 'x-forwarded-for': '203.0.113.7, 203.0.113.8' },
  }

  test('from the socket, whatever the request claims', async () => {
    const { url } = await listening(echoAddress)
    expect(await (await fetch(url, forged)).text()).toBe('127.0.0.1')
  })

  test('as a trusted proxy wrote it, which is the last entry', async () => {
    const { url } = await listening(echoAddress, { trustProxy: true })
    expect(await (await fetch(url, forged)).text()).toBe('203.0.113.8')
  })
})

describe('a proxy that the host has not declared', () => {
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.8' } }
  const warnings = (lines: Record<string, unknown>[]) =>
    lines.filter(({ event }) => event === 'undeclared-proxy')

  test('is named in the log once, with what to do, and without an address', async () => {
    const { url, lines } = await listening()
    for (let n = 0; n < 3; n++) await fetch(url, forwarded)
    expect(warnings(lines)).toEqual([
      expect.objectContaining({ msg: expect.stringContaining('TRUST_PROXY=yes') as string }),
    ])
    expect(JSON.stringify(lines)).not.toContain('203.0.113.8')
  })

  test('and again after an hour', () => {
    const lines: unknown[] = []
    let minutes = 0
    const log = pino({}, { write: (line: string) => lines.push(line) })
    const check = undeclaredProxyCheck(log, () => minutes * 60_000)
    for (minutes = 0; minutes < 130; minutes++) check(forwarded)
    expect(lines).toHaveLength(3)
  })

  test('is not seen where nobody forwards, or where it is declared', async () => {
    const direct = await listening()
    await fetch(direct.url)
    const declared = await listening(answerOk, { trustProxy: true })
    await fetch(declared.url, forwarded)
    expect(warnings([...direct.lines, ...declared.lines])).toEqual([])
  })
})

describe('the log', () => {
  test('names time, level, request id, method, path, route, status and milliseconds, and never the query', async () => {
    const { url, lines } = await listening()
    const { headers } = await fetch(`${url}/cards?search=secret`)
    await expect.poll(() => lines.length).toBe(1)
    expect(lines[0]).toEqual({
      level: expect.any(Number) as number,
      time: expect.any(Number) as number,
      pid: expect.any(Number) as number,
      hostname: expect.any(String) as string,
      requestId: expect.any(String) as string,
      millis: expect.any(Number) as number,
      ...{ method: 'GET', path: '/cards', route: 'route of /cards', status: 200, msg: 'request' },
    })
    expect(lines[0]?.['requestId']).toBe(headers.get('x-request-id'))
    expect(JSON.stringify(lines)).not.toContain('secret')
  })

  test('holds what failed, while the client gets one sentence', async () => {
    const { url, lines } = await listening(() => Promise.reject(new Error('SELECT secret FROM User')))
    const response = await fetch(url)
    expect([response.status, await response.text()]).toEqual([500, 'Something went wrong.\n'])
    await expect.poll(() => lines.map(({ msg }) => msg)).toEqual(['request failed', 'request'])
  })
})

test('draining answers what is under way and what arrives in that moment, then closes every connection', async () => {
  const waiting: (() => void)[] = []
  const { url, server, drain } = await listening((request, response) => {
    if (request.url === '/slow') waiting.push(() => response.end('late'))
    else response.end('ok')
    return Promise.resolve()
  })
  const agent = new http.Agent({ keepAlive: true })
  const slow = [...Array(50).keys()].map(() => fetch(`${url}/slow`).then((response) => response.text()))
  await expect.poll(() => waiting.length).toBe(50)
  const idle = http.get(url, { agent })
  const [idleReply] = (await once(idle, 'response')) as [IncomingMessage]
  idleReply.resume()
  const drained = drain()
  expect(await (await fetch(url)).text()).toBe('ok')
  for (const finish of waiting) finish()
  expect(await Promise.all(slow)).toEqual(Array(50).fill('late'))
  await drained
  expect(server.listening).toBe(false)
  await expect(fetch(url)).rejects.toThrow()
  agent.destroy()
})

describe('a request that changes something', () => {
  const echoHost: Handler = (request, response) => {
    response.end(request.headers['x-forwarded-host'] ?? 'none')
    return Promise.resolve()
  }
  const post = (url: string, headers: Record<string, string>) =>
    fetch(url, { method: 'POST', headers }).then((response) => response.text())
  const baseUrl = 'https://learn.example.org'

  test('from a page under BASE_URL is known by it, though a proxy rewrote Host', async () => {
    const { url } = await listening(echoHost, { baseUrl })
    expect(await post(url, { origin: baseUrl })).toBe('learn.example.org')
  })

  test('cannot name its host itself', async () => {
    const { url } = await listening(echoHost, { baseUrl })
    const forged = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }
    expect(await post(url, forged)).toBe('none')
  })

  test('from an address that is not configured is reported to the host, once', async () => {
    const { url, lines } = await listening(echoHost, { baseUrl })
    for (const origin of ['http://192.168.1.20:3000', 'http://192.168.1.20:3000', url, baseUrl]) {
      await post(url, { origin })
    }
    const warned = lines.filter(({ level }) => level === 40)
    expect(warned).toHaveLength(1)
    expect(warned[0]).toMatchObject({ origin: 'http://192.168.1.20:3000', baseUrl })
  })
})

describe('a page', () => {
  const policyOf = async (path: string, headers: Record<string, string> = {}) => {
    let seen: string | undefined
    const { url } = await listening((request, response) => {
      seen = request.headers['content-security-policy'] as string | undefined
      return answerOk(request, response)
    })
    const response = await fetch(`${url}${path}`, { headers })
    return { policy: response.headers.get('content-security-policy'), seen }
  }

  test.each([{}, { purpose: 'prefetch' }, { 'next-router-prefetch': '1' }])(
    'that is asked for with %j has a policy with a nonce of its own, which Next can read',
    async (headers: Record<string, string>) => {
      const [{ policy, seen }, other] = [
        await policyOf('/study?ahead', headers),
        await policyOf('/', headers),
      ]
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'/)
      expect(policy).not.toContain('unsafe')
      expect(seen).toBe(policy)
      expect(other.policy).not.toBe(policy)
    },
  )

  test('has no policy that a request brings along', async () => {
    const { seen } = await policyOf('/study', { 'content-security-policy': "script-src 'nonce-mine'" })
    expect(seen).not.toContain('mine')
  })

  test.each(['/api/auth/signin', '/_next/static/a.js', '/content/a.png', '/manifest.webmanifest'])(
    'is not what answers %s, which may load nothing',
    async (path) => {
      expect((await policyOf(path)).policy).toContain("default-src 'none'")
    },
  )
})

describe('the style sheet of a page', () => {
  const address = '/_next/static/chunks/page.css'
  const styleSheets = { version: 'one', byAddress: new Map([[address, 'p { color: red } /* ü */']]) }
  const link = `<link rel="stylesheet" href="${address}" nonce="n" data-precedence="next"/>`
  const answerWith =
    (type: string): Handler =>
    (_request, response) => {
      response.setHeader('Content-Type', type)
      // A letter in two parts.
      const [head, rest] = [Buffer.from(`<head>${link}</head>é`), Buffer.from('è')]
      response.write(Buffer.concat([head, rest.subarray(0, 1)]))
      response.end(rest.subarray(1))
      return Promise.resolve()
    }
  const get = async (url: string, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers })
    return { headers: response.headers, text: await response.text() }
  }

  test('is in the head of the first page that a browser gets, with the nonce of its policy, and loads without haste', async () => {
    const { url } = await listening(answerWith('text/html; charset=utf-8'), { styleSheets })
    const { headers, text } = await get(url)
    const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
    const style = `<style nonce="${nonce}">p { color: red } /* ü */</style>`
    const slow = link.replace('page.css"', 'page.css" media="print"')
    expect(text).toBe(`<head>${style}${slow}</head>éè`)
    expect(headers.get('set-cookie')).toMatch(/^retrace\.styles=one; /)
  })

  test('is left to a browser that has it', async () => {
    const { url } = await listening(answerWith('text/html'), { styleSheets })
    const { headers, text } = await get(url, { cookie: 'a=b; retrace.styles=one' })
    expect(text).toBe(`<head>${link}</head>éè`)
    expect(headers.get('set-cookie')).toBeNull()
  })

  test('is sent again after it has changed', async () => {
    const { url } = await listening(answerWith('text/html'), { styleSheets })
    expect((await get(url, { cookie: 'retrace.styles=none' })).text).toContain('<style')
  })

  test('is part of nothing but a page', async () => {
    const { url } = await listening(answerWith('text/x-component'), { styleSheets })
    const { headers, text } = await get(url)
    expect(text).toBe(`<head>${link}</head>éè`)
    expect(headers.get('set-cookie')).toBeNull()
  })
})

test('what is long and no picture is compressed', async () => {
  const { url } = await listening((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end('a'.repeat(5_000))
    return Promise.resolve()
  })
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(await response.text()).toBe('a'.repeat(5_000))
})

describe('a response in parts', () => {
  /** Sends one part, and the other once it is told to. */
  const inParts = async (type: string, first = 'first ') => {
    const { promise: isToGoOn, resolve: goOn } = Promise.withResolvers<void>()
    const { port } = await listening(async (_request, response) => {
      response.setHeader('Content-Type', type)
      response.flushHeaders()
      response.write(Buffer.from(first))
      await isToGoOn
      response.end('second')
    })
    const socket = net.connect(port, '127.0.0.1').setEncoding('utf8')
    const arrived: string[] = []
    socket.on('data', (data: string) => arrived.push(data))
    socket.write('GET /api/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    return { arrived, goOn, isClosed: once(socket, 'close') }
  }

  test.each(['text/html; charset=utf-8', 'text/x-component', 'application/json'])(
    'that is a page or a reply is sent at once, with its length: %s',
    async (type) => {
      const { arrived, goOn, isClosed } = await inParts(type)
      setImmediate(goOn)
      await isClosed
      expect(arrived.join('')).toMatch(/^Content-Length: 12\r$/m)
      expect(arrived.join('')).toMatch(/\r\n\r\nfirst second$/)
    },
  )

  test('that tells of progress is sent as it comes', async () => {
    const { arrived, goOn, isClosed } = await inParts('application/x-ndjson')
    await expect.poll(() => arrived.join('')).toContain('first ')
    expect(arrived.join('')).not.toContain('second')
    goOn()
    await isClosed
    expect(arrived.join('')).toContain('second')
  })

  test('that is too long to be kept is sent as it comes', async () => {
    const { arrived, goOn, isClosed } = await inParts('text/html', 'x'.repeat(1_000_001))
    await expect.poll(() => arrived.join('').length).toBeGreaterThan(1_000_001)
    goOn()
    await isClosed
    expect(arrived.join('')).toContain('second')
  })
})
