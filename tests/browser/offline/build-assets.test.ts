import { expect, test } from 'vitest'
import { deleteOldAssets, offlinePageOf } from '#browser/offline/build-assets'
import { assetsCache } from '#browser/offline/cache-names'
import { keepWholeBuild, MemoryCaches } from '#tests/support/memory-caches'

/** A browser with these builds, the oldest first. Of those that begin with a question mark, files are missing. */
async function browserWith(...builds: string[]) {
  const memory = new MemoryCaches()
  for (const build of builds) {
    if (build.startsWith('?')) await memory.open(assetsCache(build))
    else await keepWholeBuild(memory, build)
  }
  return { memory, caches: memory as unknown as CacheStorage }
}

test.each([
  { kept: ['b1'], used: 'b1', left: ['b1'] },
  { kept: ['b1', 'b2'], used: 'b2', left: ['b1', 'b2'] },
  { kept: ['b1', 'b2', 'b3'], used: 'b3', left: ['b2', 'b3'] },
  // The one that could not be fetched as a whole does not push out the one that is in use.
  { kept: ['b1', 'b2', '?b3', 'b4'], used: 'b4', left: ['b2', 'b4'] },
  // The next one may just be coming.
  { kept: ['b1', 'b2', 'b3', '?b4'], used: 'b3', left: ['b2', 'b3', '?b4'] },
])('of the builds $kept, when $used is taken into use, $left stay', async ({ kept, used, left }) => {
  const { memory, caches } = await browserWith(...kept)
  await deleteOldAssets(caches, used)
  expect(await memory.keys()).toEqual(left.map(assetsCache))
})

test('the offline page is the one of the build that is asked for, if all of it is kept', async () => {
  const { caches } = await browserWith('b1', 'b2', '?b3')
  expect(await (await offlinePageOf(caches, 'b2'))?.text()).toBe('Offline, b2')
  expect(await offlinePageOf(caches, '?b3')).toBeUndefined()
  expect(await offlinePageOf(caches, 'b4')).toBeUndefined()
})
