import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { EngineParts } from '#sandbox/engine'

const PYTHON_FOLDER = join(import.meta.dirname, 'python')
const CACHE_FOLDER = join(import.meta.dirname, '..', '.cache', 'sandbox')
const BUILDER = 'build_stdlib'
/** Module names that are no file names. */
const FAKE_NAMES: Record<string, string> = { urllib_request: 'urllib.request' }

const sourcesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.py'))
      .sort()
      .map((file) => [file.slice(0, -'.py'.length), readFileSync(join(folder, file), 'utf8')]),
  )

const { [BUILDER]: builder = '', ...sources } = sourcesIn(PYTHON_FOLDER)
const fakes = Object.fromEntries(
  Object.entries(sourcesIn(join(PYTHON_FOLDER, 'fakes'))).map(([file, source]) => [
    FAKE_NAMES[file] ?? file,
    source,
  ]),
)

const hash = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)

const pyodideVersion = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('pyodide/package.json')).version

/** The Python side of the sandbox. */
export const engineParts: EngineParts = { sources, fakes }

/** Changes whenever a program may run differently: the version of Pyodide and all Python sources of the sandbox. */
export const engineVersion = `${pyodideVersion}-${hash(builder, sources, fakes)}`

/** The compiled standard library; made by Pyodide itself on first use and kept in `.cache/`. */
export async function standardLibrary(folder = CACHE_FOLDER): Promise<string> {
  const path = join(folder, `stdlib-${pyodideVersion}-${hash(builder)}.zip`)
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  if (!isThere) await write(path, await buildLibrary())
  return path
}

/** Written beside and then renamed: another process sees all of the file or none of it. */
async function write(path: string, data: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  try {
    await writeFile(draft, data)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

function buildLibrary(): Promise<Uint8Array> {
  const worker = new Worker(new URL('./node-library-worker.ts', import.meta.url), {
    workerData: { builder },
    env: {},
    execArgv: [],
  })
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (message) => resolve(z.instanceof(Uint8Array).parse(message)))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The standard library of Python could not be compiled.')))
  }).finally(() => worker.terminate())
}
