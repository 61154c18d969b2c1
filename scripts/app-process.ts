import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

export interface AppProcess {
  url: string
  /** Of the process that started it; the server may be a child of it. */
  pid: number
  databaseFile: string
  stop: () => Promise<void>
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = net.createServer().once('error', reject)
  server.listen(0, () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
  return promise
}

/** Starts the app as a host does, with a database of its own that is gone when it stops. */
export async function startApp(): Promise<AppProcess> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-app-'))
  const databaseFile = path.join(folder, 'app.db')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: `file:${databaseFile}`,
      AUTH_SECRET: 'a secret for tests, of enough characters',
      BASE_URL: url,
      SANDBOX_COMPRESSION: 'quick',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const { promise: isReady, resolve, reject } = Promise.withResolvers<void>()
  for (const stream of [app.stdout, app.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ready: ')) resolve()
    })
  }
  app.once('exit', () => reject(new Error(`The app did not start:\n${said}`)))
  await isReady
  return {
    url,
    pid: app.pid ?? 0,
    databaseFile,
    async stop() {
      const { promise: hasEnded, resolve: ended } = Promise.withResolvers<void>()
      app.once('exit', () => ended())
      app.kill('SIGTERM')
      await hasEnded
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
