// What `npm start` does once the clone is set up: settings, database, content, build, server.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { authSecret, secretFile } from './auth-secret.ts'
import { build, prepareBrowserFiles } from './build-app.ts'
import { makeFolder, root, SetupError } from './setup.mjs'
import type { DatabaseStore } from '#server/database/database-store'
import { describeFailure } from '#server/describe-failure'
import { HostError } from '#server/host-error'
import { readSettings, type Settings } from '#server/settings'

const isDevelopment = process.argv.includes('--dev')
const startedAt = performance.now()

function say(message: string) {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`[${seconds.padStart(4)} s] ${message}`)
}

/** Stores a secret that did not come from AUTH_SECRET for the next start. */
function keepSecret(secret: string) {
  if (process.env['AUTH_SECRET'] || fs.existsSync(secretFile)) return
  makeFolder(path.dirname(secretFile))
  fs.writeFileSync(secretFile, secret, { mode: 0o600 })
  say('Created a secret that signs sessions: data/auth-secret')
}

async function ensurePortIsFree(port: number) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const server = net.createServer()
  server.once('error', (error: NodeJS.ErrnoException) => {
    const inUse = `Port ${port} is in use. Stop the program that uses it, or choose another port, for example PORT=${port + 1} npm start.`
    const refused = `Port ${port} cannot be used (${error.code}). Choose another port, for example PORT=3000 npm start.`
    reject(new SetupError(error.code === 'EADDRINUSE' ? inUse : refused))
  })
  server.listen(port, () => server.close(() => resolve()))
  await promise
}

/** Applies pending migrations. */
async function prepareDatabase(store: DatabaseStore) {
  try {
    const applied = await store.prepare(say)
    if (applied.length > 0) say(`Database ready: ${store.name.replace(`${root}${path.sep}`, '')}`)
    warnOfDamage(store.faults())
  } catch (error) {
    if (error instanceof HostError) throw error
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
    const advice = describeFailure(error)
    throw new SetupError(`The database ${store.name} cannot be used: ${advice ?? `${reason}.`}`)
  }
}

function warnOfDamage([damage]: readonly string[]) {
  if (damage === undefined) return
  say(`Warning: the database is damaged (${damage}). The app goes on with what can be read.`)
  say('Stop it and restore a backup soon (`npm run restore`); `npm run doctor` says more.')
}

/** Until authors were made by a command, whoever signed up first with an address of this setting was one. */
function warnOfFormerSetting() {
  if (!process.env['AUTHOR_EMAILS']) return
  say('AUTHOR_EMAILS makes no authors any more. Make one with: npm run account -- role EMAIL author')
}

/** Imports changed lessons, deletes expired sessions, and tidies up what the last run left half done. */
async function prepareContent() {
  const { database } = await import('#server/database/database')
  const { sweepSessions } = await import('#server/account/open-sessions')
  const { removeUnfinishedImports } = await import('#server/own/store-import')
  const { finishPlanUndos } = await import('#server/study/plan-changes')
  const { syncWithReport } = await import('./content/sync.ts')
  await syncWithReport(say)
  await sweepSessions(new Date())
  await removeUnfinishedImports()
  await finishPlanUndos(new Date())
  await database.close()
}

/** URLs at which this machine can be reached in the local network. */
function networkAddresses(port: number): string[] {
  return Object.values(os.networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => `http://${entry.address}:${port}`)
}

const healthSchema = z.object({ checks: z.object({ database: z.boolean(), disk: z.boolean() }) })

async function serve({ port, baseUrl }: Settings, store: DatabaseStore) {
  const args = [path.join(root, 'scripts/serve.ts'), ...(isDevelopment ? ['--dev'] : [])]
  const env = { ...process.env, NODE_ENV: isDevelopment ? ('development' as const) : ('production' as const) }
  const server = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal))
  server.once('exit', (status) => {
    store.settle()
    process.exit(status ?? 0)
  })
  const { promise: isReady, resolve } = Promise.withResolvers<void>()
  server.stdout.on('data', (chunk: Buffer) => {
    const text = chunk.toString()
    if (isDevelopment) process.stdout.write(text)
    if (text.includes('Ready')) resolve()
    else if (!isDevelopment) process.stdout.write(text)
  })
  await isReady
  const response = await fetch(`http://127.0.0.1:${port}/api/health`)
  const { checks } = healthSchema.parse(await response.json())
  if (!checks.database) {
    server.kill()
    throw new SetupError('The app started but cannot write to its database. See the lines above.')
  }
  if (!checks.disk) say('Warning: less than 100 MiB are left on the disk of the database.')
  const others = networkAddresses(port).filter((address) => address !== baseUrl)
  say(`Ready: ${baseUrl}${others.length > 0 ? `  (on the local network: ${others.join(', ')})` : ''}`)
}

try {
  const settings = readSettings({
    ...process.env,
    AUTH_SECRET: authSecret() ?? randomBytes(32).toString('base64url'),
  })
  await ensurePortIsFree(settings.port)
  keepSecret(settings.authSecret)
  process.env['AUTH_SECRET'] = settings.authSecret
  process.env['DATABASE_URL'] = settings.databaseUrl
  process.env['NEXTAUTH_URL'] = settings.baseUrl
  warnOfFormerSetting()
  const { databaseStore } = await import('#server/database/store')
  const store = databaseStore(settings.databaseUrl)
  await prepareDatabase(store)
  await prepareContent()
  const browserFiles = await prepareBrowserFiles()
  if (!isDevelopment) await build(browserFiles, say)
  await serve(settings, store)
} catch (error) {
  const sentence = error instanceof SetupError ? error.message : describeFailure(error)
  if (sentence === null) throw error
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
