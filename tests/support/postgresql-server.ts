import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../scripts/app-process.ts'
import { findPostgresql } from '../../scripts/postgresql-programs.ts'

/** A PostgreSQL server for tests. */
export interface PostgresqlServer {
  /** URL of a database of it whose user may create others. */
  url: string
  stop: () => Promise<void>
}

/**
 * A PostgreSQL server: that of TEST_DATABASE_URL, or one with a new cluster that is deleted when it stops. Null if there
 * is neither that nor the programs for it.
 */
export async function startPostgresql(): Promise<PostgresqlServer | null> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: () => Promise.resolve() }
  const programs = findPostgresql()
  return programs === null ? null : startCluster(programs)
}

async function startCluster(folder: string): Promise<PostgresqlServer> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-postgresql-'))
  const owner = ownerOfCluster()
  if (owner !== null) fs.chownSync(data, owner.uid, owner.gid)
  const options = { cwd: data, ...owner }
  const program = (name: string) => path.join(folder, name)
  const cluster = path.join(data, 'cluster')
  execFileSync(
    program('initdb'),
    // Another order of texts than the app's, which has to keep its own.
    [
      '-D',
      cluster,
      '-U',
      'retrace',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=en',
      '--no-sync',
    ],
    { ...options, stdio: 'pipe' },
  )
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    // Nothing in it has to survive.
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(program('postgres'), ['-D', cluster, ...args], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  } satisfies SpawnOptions)
  const hasEnded = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = `postgresql://retrace@127.0.0.1:${port}/postgres`
  await untilReady(server)
  return {
    url,
    async stop() {
      // Ends its connections, too.
      server.kill('SIGINT')
      await hasEnded
      fs.rmSync(data, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root: then it runs as somebody without rights. */
function ownerOfCluster(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const [, uid = '65534', gid = '65534'] =
    /^nobody:[^:]*:(\d+):(\d+):/m.exec(fs.readFileSync('/etc/passwd', 'utf8')) ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** Waits until a server says that it is ready. */
function untilReady(server: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let output = ''
  server.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('ready to accept connections')) resolve()
  })
  server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${output}`)))
  return promise
}
