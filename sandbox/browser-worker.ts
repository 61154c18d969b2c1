import type * as pyodide from 'pyodide'
import { startEngine, type EngineHost } from '#sandbox/engine'
import { environmentOf, type Hashing } from '#sandbox/hash-mask'
import { languageGlobals } from '#sandbox/language-globals'
import type { WorkerMessage } from '#sandbox/messages'
import { isRecord, readWorkerRequest } from '#sandbox/worker-request'

// Served unbundled, next to Pyodide's own files and the library (see browser-files.ts).
const folder = new URL('./', import.meta.url).href
const settings = new URL(import.meta.url).searchParams
const hashing: Hashing = {
  seed: settings.get('hashSeed') ?? '0',
  variation: Number(settings.get('hashVariation') ?? 0),
}

const post = globalThis.postMessage.bind(globalThis)
const send = (message: WorkerMessage) => post(message)

const isPyodide = (module: unknown): module is typeof pyodide => isRecord(module) && 'loadPyodide' in module

const LANGUAGE = languageGlobals(
  'self',
  'constructor',
  'onmessage',
  'onerror',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
)

function removeGlobals(): void {
  for (let level: object | null = globalThis; level !== null; level = Reflect.getPrototypeOf(level)) {
    if (level === Object.prototype) break
    for (const name of Object.getOwnPropertyNames(level)) {
      if (!LANGUAGE.has(name)) Reflect.deleteProperty(level, name)
    }
  }
  Reflect.set(globalThis, 'setTimeout', () => 0)
}

const now = performance.now.bind(performance)

let currentId = 0

const host: EngineHost = {
  hashing,
  print: (stream, bytes) => send({ kind: 'printed', id: currentId, stream, bytes }),
  async load() {
    // The URL is only known at run time; this worker is not bundled.
    const module: unknown = await import(`${folder}pyodide.mjs`)
    if (!isPyodide(module)) throw new Error('The file pyodide.mjs is not Pyodide.')
    return module.loadPyodide({
      indexURL: folder,
      env: environmentOf(hashing),
      stdLibURL: `${folder}python.zip`,
      jsglobals: Object.freeze({ __proto__: null }),
      stdout: () => {},
      stderr: () => {},
    })
  },
  workMillis: now,
  useRandomBytes(fill) {
    Reflect.set(globalThis.crypto, 'getRandomValues', fill)
  },
  lockDown: removeGlobals,
}

try {
  const engine = await startEngine(host)
  globalThis.onmessage = ({ data }: MessageEvent<unknown>) => {
    const request = readWorkerRequest(data)
    currentId = request.id
    const answer = engine.answer(request)
    send({ kind: 'answer', id: currentId, ...answer })
    if (answer.isUsable) engine.reset()
  }
  send({ kind: 'ready' })
} catch (error) {
  send({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) })
}
