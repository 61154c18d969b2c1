import { z } from 'zod'
import type { Hashing } from '#sandbox/hash-mask'
import { Interpreter, type WorkerHandle } from '#sandbox/interpreter'
import { sandboxOf, WALL_CLOCK_SECONDS, type Sandbox } from '#sandbox/sandbox'

export type { Sandbox } from '#sandbox/sandbox'
export type { SingleRun, TracedRun } from '#sandbox/traced-run'

// Our content security policy forbids eval, which zod would try.
z.config({ jitless: true })

const sizesSchema = z.record(z.string(), z.int().positive())

export interface BrowserSandboxOptions {
  /** URL of the files of `writeBrowserFiles`, including the version, such as `/sandbox/314.0.7-ab12/`. */
  url: string
  /** Real seconds after which an interpreter that does not answer is terminated. Default 10. */
  wallClockSeconds?: number
  /** Called while the files are loading, with the loaded share from 0 to 1. */
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
  const interpreter = (hashing: Hashing) =>
    new Interpreter(async () => {
      await (loading ??= load(folder, onProgress))
      return startBrowserWorker(folder, hashing)
    }, wallClockSeconds * 1_000)
  return sandboxOf(interpreter, wallClockSeconds)
}

/** Loads the large files into the browser's cache, from which the worker reads them. */
async function load(folder: URL, onProgress: (share: number) => void): Promise<void> {
  onProgress(0)
  const sizes = sizesSchema.parse(await (await fetchPart(folder, 'sizes.json')).json())
  const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)
  let received = 0
  await Promise.all(
    Object.keys(sizes).map(async (file) => {
      const reader = (await fetchPart(folder, file)).body?.getReader()
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        received += part.value.byteLength
        onProgress(Math.min(1, received / total))
      }
    }),
  )
  onProgress(1)
}

async function fetchPart(folder: URL, file: string): Promise<Response> {
  const response = await fetch(new URL(file, folder))
  if (!response.ok) throw new Error(`The sandbox could not be loaded: ${file} answered ${response.status}.`)
  return response
}

function startBrowserWorker(folder: URL, { seed, variation }: Hashing): WorkerHandle {
  const address = new URL('browser-worker.mjs', folder)
  address.searchParams.set('hashSeed', seed)
  address.searchParams.set('hashVariation', String(variation))
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
