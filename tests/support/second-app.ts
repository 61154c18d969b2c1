import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { copyDatabase } from '#tests/support/copy-database'
import { copyToPostgresql } from '#tests/support/copy-to-postgresql'
import { freePort } from '../../scripts/app-process.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A process of the app, which tests may kill and restart. It uses the build of the shared one. */
export interface KillableApp {
  url: string
  databaseUrl: string
  /** Id of its process. */
  pid: () => number
  /** What it has printed since its latest start. */
  output: () => string
  /** The lines of its log therein. */
  log: () => string[]
  start: () => Promise<void>
  /** Kills it immediately, like a crash or a power cut. */
  kill: () => Promise<void>
  /** Sends SIGTERM to its whole process group, like systemd; returns its exit status. */
  stop: () => Promise<number | null>
}

/** A killable app with a database of its own. */
export interface OwnApp extends KillableApp {
  /** Deletes its database. */
  remove: () => void | Promise<void>
}

export interface SecondApp extends OwnApp {
  databaseFile: string
  remove: () => void
}

/**
 * Prepares an app on a copy of a database, in addition to the shared one.
 *
 * @param baseUrl public URL of the app; default: its own address
 * @param env further settings
 */
export async function secondApp(
  sourceFile: string,
  baseUrl?: string,
  env: Record<string, string> = {},
): Promise<SecondApp> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-e2e-'))
  const databaseFile = path.join(folder, 'app.db')
  await copyDatabase(sourceFile, databaseFile)
  const app = await killableApp(`file:${databaseFile}`, baseUrl, env)
  return { ...app, databaseFile, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}

/**
 * The same on a PostgreSQL database with what a SQLite file holds.
 *
 * @param server URL of a database of the server
 */
export async function appOnPostgresql(server: string, sourceFile: string): Promise<OwnApp> {
  const copy = await copyToPostgresql(server, sourceFile)
  return { ...(await killableApp(copy.url)), remove: copy.remove }
}

/** A process of the app on a database, see {@link secondApp}. */
export async function killableApp(
  databaseUrl: string,
  baseUrl?: string,
  env: Record<string, string> = {},
): Promise<KillableApp> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  let app: ChildProcess | null = null
  let output = ''
  function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    // It was never started, or has ended by itself.
    if (app === null || app.exitCode !== null || app.signalCode !== null)
      return Promise.resolve(app?.exitCode ?? null)
    const { promise, resolve } = Promise.withResolvers<number | null>()
    app.once('exit', resolve)
    if (app.pid !== undefined) process.kill(-app.pid, signal)
    return promise
  }
  return {
    url,
    databaseUrl,
    pid: () => app?.pid ?? 0,
    output: () => output,
    log: () => output.split('\n').filter((line) => line.startsWith('{')),
    async start() {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      app = spawn(process.execPath, ['scripts/serve.ts'], {
        cwd: root,
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: String(port),
          DATABASE_URL: databaseUrl,
          AUTH_SECRET: 'a secret for tests, of enough characters',
          BASE_URL: baseUrl ?? url,
          NEXTAUTH_URL: baseUrl ?? url,
          // It would begin after a minute.
          BACKUPS: 'off',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        // Its own process group, as under a shell.
        detached: true,
      })
      output = ''
      for (const stream of [app.stdout, app.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output += chunk.toString()
          if (output.includes('Ready')) resolve()
        })
      }
      app.once('exit', () => reject(new Error(`The second app did not start:\n${output}`)))
      await promise
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}
