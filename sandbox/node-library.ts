import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { timeZones, timeZonesVersion } from '#sandbox/time-zones'

const CACHE_FOLDER = join(import.meta.dirname, '..', '.cache', 'sandbox')

const filesIn = (folder: string, ending: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .sort()
      .map((file) => [file.slice(0, -ending.length), readFileSync(join(folder, file), 'utf8')]),
  )

const hash = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)

const { build_library: builder = '', ...sources } = filesIn(join(import.meta.dirname, 'python'), '.py')

const pyodideVersion = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('pyodide/package.json')).version

/** Changes whenever the compiled library changes. */
const libraryVersion = `${pyodideVersion}-${hash(builder, sources, timeZonesVersion)}`

/**
 * Changes whenever a run may have a different record: made of the version of Pyodide and all sources of the sandbox.
 */
export const engineVersion = `${pyodideVersion}-${hash(builder, sources, timeZonesVersion, filesIn(import.meta.dirname, '.ts'))}`

/**
 * The path of the library that every interpreter starts from: Python's standard library and the sandbox's own modules,
 * compiled. Pyodide compiles it on first use; it is cached in `.cache/`.
 */
export async function pythonLibrary(folder = CACHE_FOLDER): Promise<string> {
  const path = join(folder, `python-${libraryVersion}.zip`)
  const exists = await stat(path).then(
    () => true,
    () => false,
  )
  if (!exists) {
    await write(path, await build())
    await removeOthers(path)
  }
  return path
}

/** Writes a file atomically, so that other processes see all of it or nothing. */
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

/** Removes the libraries of other versions. */
async function removeOthers(path: string): Promise<void> {
  for (const file of await readdir(dirname(path))) {
    const other = join(dirname(path), file)
    if (file.endsWith('.zip') && other !== path) await rm(other, { force: true })
  }
}

function build(): Promise<Uint8Array> {
  const zones = Object.fromEntries(
    [...timeZones()].map(([name, file]) => [name, Buffer.from(file).toString('base64')]),
  )
  const worker = new Worker(new URL('./node-library-builder.ts', import.meta.url), {
    workerData: { builder, sources, zones },
    env: {},
    execArgv: [],
  })
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (message) => resolve(z.instanceof(Uint8Array).parse(message)))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The library of Python could not be compiled.')))
  }).finally(() => worker.terminate())
}
