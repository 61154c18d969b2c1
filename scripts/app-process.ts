import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

export interface AppProcess {
  url: string
  /** Id of the started process; the server may be a child of it. */
  pid: number
  databaseFile: string
  stop: () => Promise<void>
}

/**
 * A free port below the ephemeral ports (on Linux from 32768, elsewhere from 49152), so that only another server could
 * take it before it is used, or while an app restarts.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  const server = net.createServer()
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') resolve(false)
    else reject(error)
  })
  server.listen(port, () => server.close(() => resolve(true)))
  return promise
}

/** Starts the app as in production, with a database of its own that is deleted when it stops. */
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
      COMPRESSION: 'quick',
      BACKUPS: 'off',
      PSEUDO_LANGUAGES: 'yes',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const { promise: isReady, resolve, reject } = Promise.withResolvers<void>()
  for (const stream of [app.stdout, app.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Ready: ')) resolve()
    })
  }
  app.once('exit', () => reject(new Error(`The app did not start:\n${output}`)))
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
