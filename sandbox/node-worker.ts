import nodeCrypto from 'node:crypto'
import { registerHooks } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { loadPyodide } from 'pyodide'
import { startEngine, type EngineHost } from '#sandbox/engine'
import { environmentOf } from '#sandbox/hash-mask'
import { languageGlobals } from '#sandbox/language-globals'
import type { WorkerMessage } from '#sandbox/messages'
import { isHashing, isRecord, readWorkerRequest } from '#sandbox/worker-request'

const MEGABYTE = 2 ** 20

const port = parentPort
if (port === null) throw new Error('This file is run as a worker thread by sandbox/node.ts.')

const { hashing, libraryPath, python } = isRecord(workerData) ? workerData : {}
if (!isHashing(hashing) || typeof libraryPath !== 'string' || !(python instanceof WebAssembly.Module)) {
  throw new TypeError('A worker of the sandbox was started without its data.')
}
const send = (message: WorkerMessage) => port.postMessage(message)

const { instantiate } = WebAssembly
/** Uses the compiled Python instead of compiling it again. Pyodide's own small modules are instantiated as usual. */
const instantiateCompiled = async (
  source: BufferSource | WebAssembly.Module,
  imports?: WebAssembly.Imports,
) => {
  if (source instanceof WebAssembly.Module) return instantiate(source, imports)
  if (source.byteLength < MEGABYTE) return instantiate(source, imports)
  return { module: python, instance: await instantiate(python, imports) }
}
Reflect.set(WebAssembly, 'instantiate', instantiateCompiled)

const threadCpuUsage = process.threadCpuUsage.bind(process)
const MICROS_IN_MILLI = 1_000

let currentId = 0

const host: EngineHost = {
  hashing,
  print: (stream, bytes) => send({ kind: 'printed', id: currentId, stream, bytes }),
  load: () =>
    loadPyodide({
      env: environmentOf(hashing),
      stdLibURL: libraryPath,
      jsglobals: Object.freeze({ __proto__: null }),
      stdout: () => {},
      stderr: () => {},
    }),
  workMillis() {
    const { user, system } = threadCpuUsage()
    return (user + system) / MICROS_IN_MILLI
  },
  useRandomBytes(fill) {
    Reflect.set(nodeCrypto, 'randomFillSync', fill)
    Reflect.set(globalThis.crypto, 'getRandomValues', fill)
  },
  lockDown() {
    // If a program ever reaches JavaScript, it must find only the language, and no way to the machine.
    registerHooks({
      resolve(specifier) {
        throw new Error(`"${specifier}" may not be loaded here.`)
      },
    })
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      if (!LANGUAGE.has(name)) Reflect.deleteProperty(globalThis, name)
    }
    Reflect.set(globalThis, 'setTimeout', () => 0)
  },
}

const LANGUAGE = languageGlobals('queueMicrotask', 'structuredClone', 'DOMException')

try {
  const engine = await startEngine(host)
  port.on('message', (message) => {
    const request = readWorkerRequest(message)
    currentId = request.id
    const answer = engine.answer(request)
    send({ kind: 'answer', id: currentId, ...answer })
    if (answer.isUsable) engine.reset()
  })
  send({ kind: 'ready' })
} catch (error) {
  send({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) })
}
