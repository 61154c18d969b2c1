import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { staticFiles } from '#server/http/static-files'
import { writeCompressedCopies } from '../../../scripts/compressed-copies.ts'

const script = 'const answer = 42\n'.repeat(200)
const folder = path.resolve('.cache/static-files-test')
let url = ''
let server: http.Server

beforeAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(path.join(folder, 'chunks'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'chunks/page.js'), script)
  fs.writeFileSync(path.join(folder, 'chunks/tiny.css'), 'p { margin: 0 }')
  fs.writeFileSync(path.join(folder, 'private.txt'), 'not served')
  await writeCompressedCopies(folder, 'quick')
  const headers = { 'Content-Security-Policy': "default-src 'none'" }
  const sendStaticFile = staticFiles([{ address: '/files', folder, patterns: ['chunks/**'], headers }])
  server = http.createServer((request, response) => {
    if (!sendStaticFile(request, response)) response.end('left to the app')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  fs.rmSync(folder, { recursive: true })
})

/** The bytes as they are sent: `fetch` would decompress them. */
async function get(address: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET') {
  const request = http.request(`${url}${address}`, { headers, method }).end()
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

test('a browser that takes Brotli gets the copy made with the build, for ever, under the type of the file', async () => {
  const { status, headers, body } = await get('/files/chunks/page.js', {
    'accept-encoding': 'gzip, deflate, br',
  })
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'",
    'content-length': String(body.length),
    vary: 'Accept-Encoding',
  })
  expect(brotliDecompressSync(body).toString()).toBe(script)
})

test('one that takes gzip alone gets that, and one that takes none or refuses Brotli the file itself', async () => {
  const zipped = await get('/files/chunks/page.js', { 'accept-encoding': 'gzip' })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.body).toString()).toBe(script)
  for (const headers of [{}, { 'accept-encoding': 'br;q=0, identity' }]) {
    const plain = await get('/files/chunks/page.js', headers)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers.vary).toBe('Accept-Encoding')
    expect(plain.body.toString()).toBe(script)
  }
})

test('what fits into a packet has no copies, and is sent as it is', async () => {
  const { headers, body } = await get('/files/chunks/tiny.css', { 'accept-encoding': 'br' })
  expect(headers['content-encoding']).toBeUndefined()
  expect(body.toString()).toBe('p { margin: 0 }')
})

test('HEAD gets the head alone, and a browser that has the file is told so', async () => {
  const head = await get('/files/chunks/page.js?v=1', { 'accept-encoding': 'br' }, 'HEAD')
  expect(head.body).toHaveLength(0)
  const { etag } = head.headers
  const again = await get('/files/chunks/page.js', { 'accept-encoding': 'br', 'if-none-match': etag })
  expect(again.status).toBe(304)
})

test.each([
  ['GET', '/files/private.txt'],
  ['GET', '/files/chunks/../private.txt'],
  ['GET', '/files/chunks/%2e%2e/private.txt'],
  ['GET', '/files/chunks/page.js.br'],
  ['GET', '/files/chunks'],
  ['GET', '/files/chunks/absent.js'],
  ['POST', '/files/chunks/page.js'],
])('%s %s is left to the app', async (method, address) => {
  const { body } = await get(address, {}, method)
  expect(body.toString()).toBe('left to the app')
})

test('a file that was deleted since is not found, and the server goes on', async () => {
  const file = path.join(folder, 'chunks/gone.js')
  fs.writeFileSync(file, script)
  const sendStaticFile = staticFiles([{ address: '', folder, patterns: ['chunks/gone.js'] }])
  fs.rmSync(file)
  const other = http.createServer((request, response) => void sendStaticFile(request, response))
  onTestFinished(() => void other.close())
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { status } = await fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/chunks/gone.js`)
  expect(status).toBe(404)
})
