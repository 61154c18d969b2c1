import { Interpreter, type WorkerHandle } from '#sandbox/interpreter'
import { hashSeeds, sandboxOf, WALL_CLOCK_SECONDS, type Sandbox } from '#sandbox/sandbox'

export type { Performance, Sandbox, TracedRun } from '#sandbox/sandbox'

/** What is large; the rest of the files together is smaller than any of these. */
const LARGE_FILES = ['pyodide.asm.wasm', 'python.zip', 'pyodide.asm.mjs']

export interface BrowserSandboxOptions {
  /** Where the files of `writeBrowserFiles` are served, version and all, such as `/sandbox/314.0.7-ab12/`. */
  url: string
  /** Real seconds after which an interpreter that does not answer is ended. Default 10. */
  wallClockSeconds?: number
  /** Called while the files are loaded with the share of them that has come, from 0 to 1. */
  onProgress?: (share: number) => void
}

/** Opens a sandbox in module workers of the browser. Nothing is loaded before the first job. */
export function openBrowserSandbox({
  url,
  wallClockSeconds = WALL_CLOCK_SECONDS,
  onProgress = () => {},
}: BrowserSandboxOptions): Sandbox {
  const folder = new URL(url.endsWith('/') ? url : `${url}/`, globalThis.location.href)
  let loading: Promise<void> | undefined
  const interpreter = (hashSeed: string) =>
    new Interpreter(async () => {
      await (loading ??= load(folder, onProgress))
      return startBrowserWorker(folder, hashSeed)
    }, wallClockSeconds * 1_000)
  return sandboxOf(
    { usual: interpreter(hashSeeds.usual), other: interpreter(hashSeeds.other) },
    wallClockSeconds,
  )
}

/** Brings the large files into the browser's cache, from which the worker takes them. */
async function load(folder: URL, onProgress: (share: number) => void): Promise<void> {
  const shares = LARGE_FILES.map(() => 0)
  onProgress(0)
  await Promise.all(
    LARGE_FILES.map(async (file, index) => {
      const response = await fetch(new URL(file, folder))
      if (!response.ok)
        throw new Error(`The sandbox could not be loaded: ${file} answered ${response.status}.`)
      for await (const share of sharesOf(response)) {
        shares[index] = share
        onProgress(shares.reduce((sum, part) => sum + part, 0) / shares.length)
      }
    }),
  )
  onProgress(1)
}

/** The share of a response that has come. Without its unpacked length it rises only at the end. */
async function* sharesOf(response: Response): AsyncGenerator<number> {
  const total = Number(response.headers.get('X-Unpacked-Length') ?? 0)
  const reader = response.body?.getReader()
  let received = 0
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    received += part.value.byteLength
    if (total > 0) yield Math.min(1, received / total)
  }
  yield 1
}

function startBrowserWorker(folder: URL, hashSeed: string): WorkerHandle {
  const address = new URL('browser-worker.mjs', folder)
  address.searchParams.set('hashSeed', hashSeed)
  const worker = new Worker(address, { type: 'module', name: 'sandbox' })
  return {
    send: (message) => worker.postMessage(message),
    listen({ received, failed }) {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => received(data)
      worker.onerror = ({ message }) =>
        failed(new Error(message || 'The worker of the sandbox could not be loaded.'))
    },
    end() {
      worker.terminate()
      return Promise.resolve()
    },
  }
}
