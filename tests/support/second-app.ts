import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { copyDatabase } from '#tests/support/copy-database'

const root = path.resolve(import.meta.dirname, '../..')
const next = path.join(root, 'node_modules/next/dist/bin/next')

/** An app of one's own, on a copy of a database, that may be killed and started again. */
export interface SecondApp {
  url: string
  databaseFile: string
  start: () => Promise<void>
  /** Ends it at once, as a crash or a power cut does. */
  kill: () => Promise<void>
  remove: () => void
}

/** Prepares an app on a copy of a database, beside the one that all tests share; it is built already. */
export async function secondApp(copied: string): Promise<SecondApp> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-e2e-'))
  const databaseFile = path.join(folder, 'app.db')
  await copyDatabase(copied, databaseFile)
  const port = await freePort()
  const url = `http://localhost:${port}`
  let app: ChildProcess | null = null
  return {
    url,
    databaseFile,
    async start() {
      const { promise, resolve } = Promise.withResolvers<void>()
      app = spawn(process.execPath, [next, 'start', '-p', String(port)], {
        cwd: root,
        env: {
          ...process.env,
          NODE_ENV: 'production',
          DATABASE_URL: `file:${databaseFile}`,
          AUTH_SECRET: 'a secret for tests, of enough characters',
          BASE_URL: url,
          NEXTAUTH_URL: url,
        },
        stdio: ['ignore', 'pipe', 'ignore'],
        // A group of its own: Next serves from a child, which must die with it.
        detached: true,
      })
      app.stdout?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Ready in')) resolve()
      })
      await promise
    },
    async kill() {
      const { promise, resolve } = Promise.withResolvers<void>()
      app?.once('exit', () => resolve())
      if (app?.pid !== undefined) process.kill(-app.pid, 'SIGKILL')
      await promise
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = net.createServer()
  server.listen(0, () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
  return promise
}
