// Serves the built app, or with `--dev` the sources. `npm start` and `npm run dev` run it in a process of its own once
// everything is prepared. It prints "Ready" to stdout; on a signal it finishes the pending requests and exits.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { default as createNext } from 'next'
import { digestMail } from '#app/account-mails'
import { databaseStore } from '#server/database/store'
import { readStyleSheets } from '#server/http/first-styles'
import { httpServer } from '#server/http/http-server'
import { log } from '#server/log'
import { measureDatabase, metricsServer } from '#server/http/metrics-server'
import { routeNames } from '#server/http/route-names'
import { sandboxPolicy } from '#server/http/security-headers'
import { staticFiles, type StaticFolder } from '#server/http/static-files'
import { metrics } from '#server/metrics'
import { startDailyDigests } from '#server/reminders/daily-digests'
import { readSettings } from '#server/settings'

// Next is CommonJS, although its types say otherwise.
const next = createRequire(import.meta.url)('next') as typeof createNext
const { port, databaseUrl, baseUrl, trustProxy, mail, metrics: metricsAddress } = readSettings(process.env)
// Also if the process that started this one is gone.
const store = databaseStore(databaseUrl)
store.hold()

const isDevelopment = process.argv.includes('--dev')
const app = next({ dev: isDevelopment, port })
await app.prepare()
const handle = app.getRequestHandler()
const routeOf = isDevelopment
  ? (path: string) => path
  : routeNames(JSON.parse(fs.readFileSync('.next/routes-manifest.json', 'utf8')))
/** Browser files of Python, see sandbox/browser-files.ts. */
const sandboxFiles: StaticFolder = {
  address: '/sandbox',
  folder: path.resolve('public/sandbox'),
  patterns: ['*/*'],
  headers: { 'Content-Security-Policy': sandboxPolicy },
}
/** Not the service worker, which keeps its address. */
const builtFiles: StaticFolder = {
  address: '/_next/static',
  folder: path.resolve('.next/static'),
  patterns: ['{chunks,media,texts}/**'],
}
const { server, drain } = httpServer({
  handler: handle,
  ...{ baseUrl, trustProxy, isDevelopment, routeOf, log, metrics },
  sendStaticFile: staticFiles(isDevelopment ? [sandboxFiles] : [sandboxFiles, builtFiles]),
  ...(isDevelopment ? {} : { styleSheets: readStyleSheets('.next/static') }),
})

if (metricsAddress !== null) {
  measureDatabase(metrics.registry)
  metricsServer(metrics.registry).listen(metricsAddress.port, metricsAddress.host)
}

if (!isDevelopment) {
  store.keepBackedUp()
  if (mail !== null) startDailyDigests(digestMail)
}

async function end(): Promise<void> {
  // The development server's connections to open pages never end.
  if (!isDevelopment) await drain()
  await app.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())

server.listen(port, () => console.log('Ready'))
