// Serves the built app. `npm start` runs it in a process of its own once everything is prepared. It prints "Ready" to
// stdout; on a signal it finishes the pending requests and exits.
import { createRequire } from 'node:module'
import type { default as createNext } from 'next'
import { httpServer } from '#server/http/http-server'
import { log } from '#server/log'
import { readSettings } from '#server/settings'

// Next is CommonJS, although its types say otherwise.
const next = createRequire(import.meta.url)('next') as typeof createNext
const { port, baseUrl, trustProxy } = readSettings(process.env)

const app = next({ dev: false, port })
await app.prepare()
const handle = app.getRequestHandler()
const { server, drain } = httpServer({ handler: handle, baseUrl, trustProxy, log })

async function end(): Promise<void> {
  await drain()
  await app.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())

server.listen(port, () => console.log('Ready'))
