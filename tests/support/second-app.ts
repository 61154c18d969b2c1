import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { copyDatabase } from '#tests/support/copy-database'
import { freePort } from '../../scripts/app-process.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** An app of one's own, on a copy of a database, that may be killed and started again. */
export interface SecondApp {
  url: string
  databaseFile: string
  start: () => Promise<void>
  /** Ends it at once, as a crash or a power cut does. */
  kill: () => Promise<void>
  /** Asks its whole process group to end, as Ctrl-C and systemd do; gives its exit status. */
  stop: () => Promise<number | null>
  remove: () => void
}

/**
 * Prepares an app on a copy of a database, beside the one that all tests share; it is built already.
 *
 * @param baseUrl where learners reach it, if not at its own address
 */
export async function secondApp(copied: string, baseUrl?: string): Promise<SecondApp> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-e2e-'))
  const databaseFile = path.join(folder, 'app.db')
  await copyDatabase(copied, databaseFile)
  const port = await freePort()
  const url = `http://localhost:${port}`
  let app: ChildProcess | null = null
  function end(signal: 'SIGKILL' | 'SIGTERM') {
    const { promise, resolve } = Promise.withResolvers<number | null>()
    app?.once('exit', resolve)
    if (app?.pid !== undefined) process.kill(-app.pid, signal)
    return promise
  }
  return {
    url,
    databaseFile,
    async start() {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      app = spawn(process.execPath, ['scripts/serve.ts'], {
        cwd: root,
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: String(port),
          DATABASE_URL: `file:${databaseFile}`,
          AUTH_SECRET: 'a secret for tests, of enough characters',
          BASE_URL: baseUrl ?? url,
          NEXTAUTH_URL: baseUrl ?? url,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, as a shell makes one for what it starts.
        detached: true,
      })
      let said = ''
      for (const stream of [app.stdout, app.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          if (said.includes('Ready')) resolve()
        })
      }
      app.once('exit', () => reject(new Error(`The second app did not start:\n${said}`)))
      await promise
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}
