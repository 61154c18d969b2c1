import type { BuiltApp } from '#browser/offline/worker-scope'
import { assetsCache, isAssetsCache, pythonCache } from '#browser/offline/cache-names'

/** The page that is shown where nothing is kept. */
export const offlinePage = '/offline'

const atOnce = 6

/**
 * Keeps all scripts, styles and fonts of a build, and its offline page as nobody in particular sees it. Files that an
 * earlier build has as well are taken from there.
 *
 * @throws TypeError if one of them cannot be fetched
 */
export async function keepAssets(caches: CacheStorage, { id, files }: BuiltApp): Promise<void> {
  const cache = await caches.open(assetsCache(id))
  for (let from = 0; from < files.length; from += atOnce) {
    await Promise.all(
      files.slice(from, from + atOnce).map(async (file) => {
        const known = await findAsset(caches, file)
        await (known === undefined ? cache.add(file) : cache.put(file, known))
      }),
    )
  }
  await cache.add(new Request(offlinePage, { credentials: 'omit' }))
}

/** A file of any build that is kept, or of Python; undefined if there is none. */
export async function findAsset(caches: CacheStorage, path: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!isAssetsCache(name) && name !== pythonCache) continue
    const found = await (await caches.open(name)).match(path, { ignoreVary: true })
    if (found !== undefined) return found
  }
  return undefined
}

/** Deletes the files of all builds but the last two: a page of the one before may still be open, or kept. */
export async function deleteOldAssets(caches: CacheStorage): Promise<void> {
  const builds = (await caches.keys()).filter(isAssetsCache)
  for (const name of builds.slice(0, -2)) await caches.delete(name)
}

/** Keeps a file of Python, in the place of those of other versions. */
export async function keepPython(caches: CacheStorage, path: string, file: Response): Promise<void> {
  const cache = await caches.open(pythonCache)
  const [, , version = ''] = path.split('/')
  for (const request of await cache.keys()) {
    if (!new URL(request.url).pathname.startsWith(`/sandbox/${version}/`)) await cache.delete(request)
  }
  await cache.put(path, file)
}
