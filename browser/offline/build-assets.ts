import type { BuiltApp } from '#browser/offline/worker-scope'
import { assetsCache, buildOf, isAssetsCache, pythonCache } from '#browser/offline/cache-names'

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
  // Last, for by this page it is seen that nothing is missing.
  await cache.add(new Request(offlinePage, { credentials: 'omit' }))
}

/** The offline page of a build; undefined unless all files of the build are kept. */
export async function offlinePageOf(caches: CacheStorage, build: string): Promise<Response | undefined> {
  const name = assetsCache(build)
  if (!(await caches.has(name))) return undefined
  return (await caches.open(name)).match(offlinePage, { ignoreVary: true })
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

/**
 * Deletes the files of the builds before this one, and what is left of those that could not be kept as a whole. The files
 * of the last whole one stay: a page of it may still be open, or kept.
 */
export async function deleteOldAssets(caches: CacheStorage, build: string): Promise<void> {
  const builds = (await caches.keys()).filter(isAssetsCache).map(buildOf)
  const before = builds.slice(0, Math.max(0, builds.indexOf(build)))
  const areWhole = await Promise.all(
    before.map(async (each) => (await offlinePageOf(caches, each)) !== undefined),
  )
  const last = areWhole.lastIndexOf(true)
  for (const [i, each] of before.entries()) if (i !== last) await caches.delete(assetsCache(each))
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
