import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { freePort } from '../app-process.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Inside our own folder, so that it resolves the same packages. */
const folder = path.join(root, '.cache/bench-app')
const next = path.join(root, 'node_modules/next/dist/bin/next')

const files = {
  'package.json': '{ "private": true, "type": "module" }',
  'next.config.js': `import path from 'node:path'
export default { poweredByHeader: false, turbopack: { root: path.resolve(import.meta.dirname, '../..') } }
`,
  'app/layout.js': `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`,
  'app/page.js': `import { headers } from 'next/headers'
export default async function Page() {
  await headers()
  return <main>Bare</main>
}
`,
  'app/bare/route.js': `export async function POST(request) {
  return Response.json(await request.json())
}
`,
}

export interface BareApp {
  url: string
  pid: number
  stop: () => Promise<void>
}

/** The yardstick: a Next app of the same version with one dynamic page, `/`, and one route that echoes, `/bare`. */
export async function startBareApp(): Promise<BareApp> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const built = spawnSync(process.execPath, [next, 'build'], { cwd: folder, env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The bare app was not built:\n${built.stdout}${built.stderr}`)
  const port = await freePort()
  const app = spawn(process.execPath, [next, 'start', '-p', String(port)], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { promise: isReady, resolve, reject } = Promise.withResolvers<void>()
  app.stdout.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('Ready')) resolve()
  })
  app.once('exit', () => reject(new Error('The bare app did not start.')))
  await isReady
  return {
    url: `http://localhost:${port}`,
    pid: app.pid ?? 0,
    async stop() {
      const ended = new Promise((done) => app.once('exit', done))
      app.kill('SIGTERM')
      await ended
    },
  }
}
