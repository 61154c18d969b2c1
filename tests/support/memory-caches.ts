import { offlinePage } from '#browser/offline/build-assets'
import { assetsCache } from '#browser/offline/cache-names'

/** The part of the Cache API that keeps pages, in memory: Node has none. Every call takes a turn, as in a browser. */
export class MemoryCaches {
  readonly #caches = new Map<string, MemoryCache>()

  async open(name: string): Promise<MemoryCache> {
    await turn()
    const cache = this.#caches.get(name) ?? new MemoryCache()
    this.#caches.set(name, cache)
    return cache
  }

  async has(name: string): Promise<boolean> {
    await turn()
    return this.#caches.has(name)
  }

  async keys(): Promise<string[]> {
    await turn()
    return [...this.#caches.keys()]
  }

  async delete(name: string): Promise<boolean> {
    await turn()
    return this.#caches.delete(name)
  }
}

class MemoryCache {
  readonly #entries = new Map<string, Response>()

  async put(path: string, response: Response): Promise<void> {
    await turn()
    this.#entries.set(path, response)
  }

  async match(request: string | Request): Promise<Response | undefined> {
    await turn()
    const path = typeof request === 'string' ? request : new URL(request.url).pathname
    return this.#entries.get(path)?.clone()
  }

  async keys(): Promise<Request[]> {
    await turn()
    return [...this.#entries.keys()].map((path) => new Request(`http://localhost${path}`))
  }

  async delete(path: string): Promise<boolean> {
    await turn()
    return this.#entries.delete(path)
  }
}

const turn = () => Promise.resolve()

/** Keeps all that a build needs, of which its offline page is the last. */
export async function keepWholeBuild(caches: MemoryCaches, build: string): Promise<void> {
  await (await caches.open(assetsCache(build))).put(offlinePage, new Response(`Offline, ${build}`))
}
