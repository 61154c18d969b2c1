import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string
    appDatabaseFile: string
  }
}

const root = path.resolve(import.meta.dirname, '../..')

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = net.createServer().once('error', reject)
  server.listen(0, () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
  return promise
}

/** Starts the app as a host does, with a database of its own, and stops it when the tests are done. */
export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-e2e-'))
  const databaseFile = path.join(folder, 'app.db')
  const port = await freePort()
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: `file:${databaseFile}`,
      AUTH_SECRET: 'a secret for tests, of enough characters',
      BASE_URL: `http://localhost:${port}`,
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
  project.provide('appUrl', `http://localhost:${port}`)
  project.provide('appDatabaseFile', databaseFile)

  return async () => {
    const { promise: hasEnded, resolve: ended } = Promise.withResolvers<void>()
    app.once('exit', () => ended())
    app.kill('SIGTERM')
    await hasEnded
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
